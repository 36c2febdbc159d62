/** Height of our strip above the console's page, in CSS pixels: main lays the page out below it. */
export const consoleFrameHeight = 76;
