import { Contact } from '../clients/contact.entity.ts';
import { erasePerson } from '../erasure/erasing.ts';
import { systemActor } from '../platform/events/actor.ts';
import { usageExitCode } from './usage.ts';
import { withSystem } from './withSystem.ts';

/** `person:erase ADDRESS`: erases the contact with this address, and prints one line of JSON; exit code 1 when there is none. */
export const erasePersonByAddress = async (args: readonly string[]): Promise<number> => {
  const [address = '', ...rest] = args;
  if (address.trim() === '' || rest.length > 0) {
    console.error('person:erase takes one address of a contact.');
    return usageExitCode;
  }
  return withSystem(async ({ workshop }) => {
    const { result } = await workshop.perform(systemActor, async (work) => {
      const contact = await work.em.findOne(Contact, { email: address.trim().toLowerCase(), erasedAt: null });
      return contact ? (await erasePerson(work, { id: contact.id })).id : null;
    });
    console.log(JSON.stringify({ erased: result !== null, contactId: result }));
    return result === null ? 1 : 0;
  });
};
