/** A browser's XMLHttpRequest for Node; it brings no types of its own. */
declare module 'xhr2' {
  const XMLHttpRequest: typeof globalThis.XMLHttpRequest;
  export default XMLHttpRequest;
}
