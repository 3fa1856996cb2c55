import { useCallback, useRef, useState } from 'react';
import type { WritingField } from './writingField.ts';

/** The field that is on the screen: for tools as a state, for acts at once. */
export const useWritingField = () => {
  const latest = useRef<WritingField | null>(null);
  const [field, setField] = useState<WritingField | null>(null);
  const onField = useCallback((next: WritingField | null) => { latest.current = next; setField(next); }, []);
  return { field, latest, onField };
};
