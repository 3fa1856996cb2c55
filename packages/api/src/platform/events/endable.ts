/**
 * A stream that can be ended while it waits. A generator alone cannot: it would first have to be woken.
 * `end` lets go of what the stream follows and wakes it, so that it sees that it is over.
 */
export const endable = <T>(stream: AsyncGenerator<T>, end: () => void): AsyncIterableIterator<T> => ({
  next: () => stream.next(),
  return: async () => {
    end();
    return { done: true, value: undefined };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});
