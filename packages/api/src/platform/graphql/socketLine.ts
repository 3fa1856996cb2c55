import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { WebSocket } from 'ws';

/** So much may lie at a socket that does not read; then its subscription waits, and its stream counts what it misses. */
const mostWaitingBytes = 256 * 1024;
/** A socket that takes nothing of it for so long is closed: it comes back with its cursor, and what lies there is freed. */
const unreadMilliseconds = 10_000;
/** Close code of whoever does not read. */
const slowConsumer = 4413;
/** Whoever does not read does not see the farewell either. */
const farewellMilliseconds = 1_000;

const texts = new WeakMap<ExecutionResult, Buffer>();
/** An answer that is equal for many is made a text once. */
const textOf = (result: ExecutionResult): Buffer => {
  const known = texts.get(result);
  if (known) return known;
  const text = Buffer.from(JSON.stringify(result));
  texts.set(result, text);
  return text;
};

const shortest = 126;
const short = 65_536;
const end = 0x7d; // }

/** A whole text message in one frame, not masked, as servers send them (RFC 6455, 5.2): a beginning in ASCII, what is equal for all, and a closing brace. */
export const frameOf = (beginning: string, equal: Buffer): Buffer => {
  const length = beginning.length + equal.length + 1;
  const at = length < shortest ? 2 : length < short ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = 0x81;
  if (at === 2) frame[1] = length;
  else if (at === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(beginning, at, 'latin1');
  equal.copy(frame, at + beginning.length);
  frame[at + length - 1] = end;
  return frame;
};

/** JSON of a text in ASCII alone. */
const asciiOf = (text: string): string => JSON.stringify(text).replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Tells one subscription over its socket, past the libraries: what they would do for each subscriber (take the answer apart, make it a
 * text, hand over head and body apart) costs more than all the rest. Whole frames go straight to the connection, between whole frames of
 * the library.
 */
export const lineTo = (socket: WebSocket, connection: Duplex, id: string, patience = unreadMilliseconds): ((result: ExecutionResult) => Promise<void> | undefined) => {
  const beginning = `{"id":${asciiOf(id)},"type":"next","payload":`;
  return (result) => {
    if (socket.readyState !== socket.OPEN) return undefined;
    connection.write(frameOf(beginning, textOf(result)));
    if (connection.writableLength <= mostWaitingBytes) return undefined;
    return new Promise((resolve) => {
      const impatient = setTimeout(() => {
        socket.close(slowConsumer, 'Slow consumer');
        setTimeout(() => socket.terminate(), farewellMilliseconds).unref();
      }, patience);
      impatient.unref();
      const goOn = (): void => {
        clearTimeout(impatient);
        connection.off('drain', goOn).off('close', goOn);
        resolve();
      };
      connection.on('drain', goOn).on('close', goOn);
    });
  };
};
