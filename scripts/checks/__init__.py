"""Rules: functions from a Library, or from built files, to findings. One subject per module."""
