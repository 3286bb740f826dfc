/** Made by the build from the releases that the runtime has; see build/library.ts. */
declare module 'virtual:library' {
  export const library: import('./data/library.js').Library;
}
