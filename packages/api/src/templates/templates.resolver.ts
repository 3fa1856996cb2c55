import type { Locale } from '@reglament/schema';
import { Arg, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { UserError, userErrorOf } from '../platform/graphql/types.ts';
import { Refusal } from '../platform/refusal.ts';
import { LetterLocaleEnum } from '../regulation/regulationParameters.type.ts';
import { letterPreview, type LetterPreview } from './letterPreview.ts';

@InputType({ description: 'A letter to look at before anybody gets it.' })
class LetterPreviewInput {
  @Field(() => String, { description: 'Which letter, for example ticket.accepted.' }) template!: string;
  @Field(() => LetterLocaleEnum, { description: 'The language of the letter.' }) locale!: Locale;
  @Field(() => ID, { nullable: true, description: 'Id or number of the ticket that fills it; the newest one without it.' }) ticketId?: string | null;
  @Field(() => String, { nullable: true, description: 'Words to try, at most 250 characters; without them those by which letters of the ticket are written.' }) subject?: string | null;
  @Field(() => String, { nullable: true, description: 'Words to try, at most 20,000 characters; likewise.' }) body?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A line of the head of a letter.' })
class LetterHeader {
  @Field(() => String, { description: 'Name of the field.' }) name!: string;
  @Field(() => String, { description: 'What stands in it.' }) value!: string;
}

@ObjectType('LetterPreview', { simpleResolvers: true, description: 'A letter as its reader would get it. Nothing was sent.' })
class LetterPreviewType implements LetterPreview {
  @Field(() => String, { description: 'The ticket that fills it.' }) ticketNumber!: string;
  @Field(() => String, { description: 'The version of the regulation under which that ticket was accepted: its terms, and its words where none were given to try.' }) regulationNumber!: string;
  @Field(() => String, { description: 'Subject as it would be sent.' }) subject!: string;
  @Field(() => String, { description: 'The plain text.' }) body!: string;
  @Field(() => String, { description: 'The same as a page in HTML, for a frame without scripts.' }) html!: string;
  @Field(() => [LetterHeader], { description: 'What its head says of the sender and to other machines.' }) headers!: LetterHeader[];
  @Field(() => [String], { description: 'Places that hold an example, for the ticket has nothing for them.' }) examples!: string[];
  @Field(() => [String], { description: 'Places that are empty for this ticket.' }) emptyPlaces!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What letterPreview answers.' })
class LetterPreviewAnswer {
  @Field(() => LetterPreviewType, { nullable: true, description: 'Null when the words cannot be filled.' }) preview!: LetterPreviewType | null;
  @Field(() => [UserError], { description: 'What is wrong with the words, with its place; empty when nothing is.' }) userErrors!: UserError[];
}

@Resolver()
export class TemplatesResolver {
  @Query(() => LetterPreviewAnswer, { description: 'A letter of the desk filled from a real ticket, in its present words or in words to try (§2.4, §4.2). For staff.' })
  async letterPreview(@Ctx() context: Context, @Arg('input', () => LetterPreviewInput) input: LetterPreviewInput): Promise<LetterPreviewAnswer> {
    allowed(context, 'mail.read');
    const { template, locale, ticketId, subject, body } = input;
    try {
      return { preview: await letterPreview(context.reader, { template, locale, ticketId: ticketId ?? null, subject: subject ?? null, body: body ?? null }), userErrors: [] };
    } catch (error) {
      if (error instanceof Refusal) return { preview: null, userErrors: [userErrorOf(error, context.locale)] };
      throw error;
    }
  }
}
