import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => [...dataTransfer.types].includes('Files');

/** Files of the clipboard: a screenshot, or files that were copied. A text that was copied with its picture is meant as text. */
export const filesOfPaste = ({ clipboardData }: ClipboardEvent): File[] => ([...clipboardData.types].includes('text/plain') ? [] : [...clipboardData.files]);

/** Makes a place where files can be dropped: spread `drop` over it; `isOver` while some hang above it. */
export const useFileDrop = (onFiles: (files: File[]) => void) => {
  const [isOver, setIsOver] = useState(false);
  // entering a child leaves the parent: only the count tells whether the pointer is still inside
  const depth = useRef(0);
  const leave = (): void => { depth.current = 0; setIsOver(false); };
  const drop = {
    onDragEnter: (event: DragEvent) => { if (hasFiles(event)) { event.preventDefault(); depth.current += 1; setIsOver(true); } },
    onDragOver: (event: DragEvent) => { if (hasFiles(event)) event.preventDefault(); },
    onDragLeave: () => { depth.current -= 1; if (depth.current <= 0) leave(); },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      leave();
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { isOver, drop };
};
