/** An image put into the bundle by the build, as a data URL. */
declare module '*.png?inline' {
  const dataUrl: string;
  // biome-ignore lint/style/noDefaultExport: the build gives it no other name
  export default dataUrl;
}
