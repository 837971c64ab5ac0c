window.safePathIndex={};
