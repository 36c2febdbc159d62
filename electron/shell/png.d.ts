/** An image put into the bundle by the build, as a data URL. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
