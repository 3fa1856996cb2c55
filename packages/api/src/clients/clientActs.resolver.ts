import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, upsertRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf, tellResult } from '../platform/graphql/types.ts';
import { ClientType } from './client.type.ts';
import { createClient, deleteClient, updateClient } from './clientActs.ts';
import { clause } from './clientFields.ts';
import { CreateClientInput, CreateContactInput, DeleteClientInput, DeleteContactInput, ResumeLettersInput, UpdateClientInput, UpdateContactInput } from './clientInputs.ts';
import { readClient } from './clients.resolver.ts';
import { ContactType } from './contact.type.ts';
import { createContact, deleteContact, resumeLetters, updateContact } from './contactActs.ts';
import { readContact } from './contacts.resolver.ts';

const clients: RecordKind<'client'> = { subject: 'client', clause, read: readClient };
const contacts: RecordKind<'contact'> = { subject: 'contact', clause, read: readContact };

const CreateClientPayload = payloadOf('CreateClient', 'client', () => ClientType);
const UpdateClientPayload = payloadOf('UpdateClient', 'client', () => ClientType);
const DeleteClientPayload = payloadOf('DeleteClient', 'client', () => ClientType);
const CreateContactPayload = tellResult(payloadOf('CreateContact', 'contact', () => ContactType));
const UpdateContactPayload = payloadOf('UpdateContact', 'contact', () => ContactType);
const DeleteContactPayload = payloadOf('DeleteContact', 'contact', () => ContactType);
const ResumeLettersPayload = payloadOf('ResumeLetters', 'contact', () => ContactType);

@Resolver()
export class ClientActsResolver {
  @Mutation(() => CreateClientPayload, { description: 'Takes a client under support (§1).' })
  createClient(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateClientInput) input: CreateClientInput) {
    return actOnRecord(context, info, clients, 'directory.write', (work) => createClient(work, input));
  }

  @Mutation(() => UpdateClientPayload, { description: 'Changes a client.' })
  updateClient(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateClientInput) input: UpdateClientInput) {
    return actOnRecord(context, info, clients, 'directory.write', (work) => updateClient(work, input));
  }

  @Mutation(() => DeleteClientPayload, { description: 'Deletes a client that nothing hangs on, and answers it as it last was; otherwise IN_USE.' })
  deleteClient(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteClientInput) input: DeleteClientInput) {
    return deleteRecord(context, info, clients, 'directory.write', input.id, (work) => deleteClient(work, input));
  }

  @Mutation(() => CreateContactPayload, { description: 'Adds a contact to a client (§1).' })
  createContact(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateContactInput) input: CreateContactInput) {
    return upsertRecord(context, info, contacts, 'directory.write', async (work) => {
      const { contact, result } = await createContact(work, input);
      return { id: contact.id, result };
    });
  }

  @Mutation(() => UpdateContactPayload, { description: 'Changes a contact.' })
  updateContact(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateContactInput) input: UpdateContactInput) {
    return actOnRecord(context, info, contacts, 'directory.write', (work) => updateContact(work, input));
  }

  @Mutation(() => DeleteContactPayload, { description: 'Deletes a contact that nothing hangs on, and answers it as it last was; otherwise IN_USE.' })
  deleteContact(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteContactInput) input: DeleteContactInput) {
    return deleteRecord(context, info, contacts, 'directory.write', input.id, (work) => deleteContact(work, input));
  }

  @Mutation(() => ResumeLettersPayload, { description: 'Sends letters to a contact again after three came back (R16); nothing happens to one whose letters arrive.' })
  resumeLetters(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ResumeLettersInput) input: ResumeLettersInput) {
    return actOnRecord(context, info, contacts, 'directory.write', (work) => resumeLetters(work, input));
  }
}
