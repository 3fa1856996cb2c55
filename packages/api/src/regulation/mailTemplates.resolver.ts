import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { mailTemplates } from './mailTemplates.ts';

@ObjectType('MailTemplate', { simpleResolvers: true, description: 'A letter of the desk in its usual words, and the places that it can fill (§4.2, §4.4).' })
export class MailTemplateType {
  @Field(() => String, { description: 'For example ticket.accepted; a version of the regulation names it in its `mailTexts`.' }) key!: string;
  @Field(() => String, { description: 'The clauses that ask for the letter.' }) clause!: string;
  @Field(() => [String], { description: 'The names that may stand in `{…}` and in `{if …}`.' }) placeholders!: readonly string[];
  @Field(() => String, { description: 'The subject in Russian.' }) subjectRu!: string;
  @Field(() => String, { description: 'The subject in English.' }) subjectEn!: string;
  @Field(() => String, { description: 'The text in Russian, with its places to be filled.' }) bodyRu!: string;
  @Field(() => String, { description: 'The text in English, with its places to be filled.' }) bodyEn!: string;
}

@Resolver()
export class MailTemplatesResolver {
  @Query(() => [MailTemplateType], { description: 'The letters that a version of the regulation can put in words of its own (§2.4).' })
  mailTemplates(@Ctx() context: Context): MailTemplateType[] {
    allowed(context, 'mail.read');
    return mailTemplates().map(({ key, clause, placeholders, subject, body }) => ({ key, clause, placeholders, subjectRu: subject.ru, subjectEn: subject.en, bodyRu: body.ru, bodyEn: body.en }));
  }
}
