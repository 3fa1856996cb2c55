import type { Viewer } from '../../access/viewer.ts';

let allowed = true;

/** Says whether this desk fetches pictures that letters name on other servers (REMOTE_PICTURES). */
export const usePictures = (on: boolean): void => {
  allowed = on;
};

/** Who may have pictures loaded: a person of the staff who looks, never a program. */
export const mayLoadPictures = (viewer: Viewer): boolean => allowed && viewer.kind === 'STAFF';
