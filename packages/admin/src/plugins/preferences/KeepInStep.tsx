import { useEffect } from 'react';
import { useStoreContext } from 'ra-core';
import { refusalFault, useConsole, useViewer } from '@reglament/admin/kit';
import { CHANGE_PREFERENCES, PREFERENCES } from './documents.ts';
import { keepInStep } from './keepInStep.ts';

/** While somebody is signed in, the choices of this browser and those that the server keeps are the same. */
export default function KeepInStep() {
  const store = useStoreContext();
  const { client, session } = useConsole();
  const viewerId = useViewer()?.id;
  useEffect(() => {
    if (viewerId === undefined) return undefined;
    const { again, end } = keepInStep({
      store,
      read: () => client.runRoot(PREFERENCES, {}),
      write: async (input) => {
        const { userErrors } = await client.runRoot(CHANGE_PREFERENCES, { input });
        if (userErrors.length > 0) throw refusalFault(userErrors);
      },
      isAtWork: () => session.viewer()?.id === viewerId,
    });
    globalThis.addEventListener('online', again);
    return () => {
      globalThis.removeEventListener('online', again);
      end();
    };
  }, [store, client, session, viewerId]);
  return null;
}
