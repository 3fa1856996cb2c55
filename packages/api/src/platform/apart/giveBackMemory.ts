/**
 * Gives the memory of bytes back at once; nobody may look at them any more, for they are empty then. The collector comes when it likes,
 * and until then a large letter would lie in memory beside the next one. Bytes that share their memory with others keep it.
 */
export const giveBackMemory = ({ buffer, byteLength }: Buffer): void => {
  if (buffer instanceof ArrayBuffer && !buffer.detached && buffer.byteLength === byteLength) buffer.transfer(0);
};
