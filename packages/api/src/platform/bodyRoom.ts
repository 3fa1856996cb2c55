/**
 * Bodies of requests, in bytes. A text of a request may have a megabyte; written as JSON each of its bytes may become six, as some
 * libraries write what is not ASCII. So long a body is read only of somebody who is known; whoever is not has nothing to say that is longer
 * than a megabyte. All long ones together have their share of memory.
 */
export const bodyLimits = { ofAnybody: 1024 * 1024, ofCallers: 8 * 1024 * 1024, longOnesTogether: 64 * 1024 * 1024 } as const;

/** How many bytes a request may bring, by its `Content-Length`; one that does not say so may bring as many as any. */
export const bytesAnnounced = (contentLength: string | undefined): number => (contentLength === undefined ? bodyLimits.ofCallers : Number(contentLength));

/** The share of memory that long bodies have. */
export class BodyRoom {
  private left: number;

  constructor(bytes: number = bodyLimits.longOnesTogether) {
    this.left = bytes;
  }

  /** Takes so many bytes of it; answers how to give them back, once. Null when there is no room now. */
  take(bytes: number): (() => void) | null {
    if (bytes > this.left) return null;
    this.left -= bytes;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.left += bytes;
    };
  }
}
