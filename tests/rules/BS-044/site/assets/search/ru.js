window.safePathIndex={"pages":[],"terms":{},"rules":{}};
