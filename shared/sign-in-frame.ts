/** Height of our strip above the verification page, in CSS pixels: main lays the page out below it. */
export const signInFrameHeight = 120;
