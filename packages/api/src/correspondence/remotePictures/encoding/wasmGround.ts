import { constants } from 'node:fs';

/**
 * What the WebAssembly of sharp stands on, laid in each thread of an encoder before anything of sharp is loaded.
 *
 * Its memory cannot grow beyond this, whatever a picture asks for and on every platform: it is told that there is no more, and says so.
 */
const [mostBytes, pageBytes] = [256 * 1024 * 1024, 65_536];
interface Wanted { initial: number; maximum?: number; shared?: boolean }
const wasm = Reflect.get(globalThis, 'WebAssembly') as { Memory: new (wanted: Wanted) => object };
wasm.Memory = class extends wasm.Memory {
  constructor(wanted: Wanted) {
    super({ ...wanted, maximum: Math.min(wanted.maximum ?? Infinity, mostBytes / pageBytes) });
  }
};

// Emscripten asks for the numbers of `node:fs` at a door that `--permission` keeps closed
Object.assign(process, { binding: () => ({ fs: constants }) });
