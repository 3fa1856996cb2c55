import { useState } from 'react';
import { useTopic } from '@reglament/admin/kit';
import type { Present } from './documents.ts';

const nobody: readonly Present[] = [];

/** Who else is on a ticket right now. */
export const usePresent = (ticketId: string): readonly Present[] => {
  const [all, setAll] = useState(nobody);
  useTopic('presence', setAll);
  return all.filter((one) => one.ticketId === ticketId);
};
