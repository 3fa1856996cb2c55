import type { Locale } from '@reglament/schema';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { PublishAnnouncementInput } from '../announcements/announcementInputs.ts';
import { UserError, userErrorOf } from '../platform/graphql/types.ts';
import { Refusal } from '../platform/refusal.ts';
import { newsPreview, type NewsPreview, type PreviewedNews } from './newsPreview.ts';

@ObjectType('NewsLetter', { simpleResolvers: true, description: 'A letter of news as a reader of one language would get it.' })
class NewsLetterType implements PreviewedNews {
  @Field(() => String, { description: 'ru or en: clients get it in their language.' }) locale!: Locale;
  @Field(() => String, { description: 'Subject of the letter.' }) subject!: string;
  @Field(() => String, { description: 'The plain text.' }) body!: string;
  @Field(() => String, { description: 'The same as a page in HTML, for a frame without scripts.' }) html!: string;
}

@ObjectType('AnnouncementPreview', { simpleResolvers: true, description: 'An announcement as contacts would get it by letter. Nothing was published.' })
class AnnouncementPreviewType implements NewsPreview {
  @Field(() => Int, { description: 'How many contacts a letter would reach now.' }) recipients!: number;
  @Field(() => [NewsLetterType], { description: 'One a language.' }) letters!: NewsLetterType[];
}

@ObjectType({ simpleResolvers: true, description: 'What announcementPreview answers.' })
class AnnouncementPreviewAnswer {
  @Field(() => AnnouncementPreviewType, { nullable: true, description: 'Null when it could not be published.' }) preview!: AnnouncementPreviewType | null;
  @Field(() => [UserError], { description: 'Why it would be refused; empty when it would not.' }) userErrors!: UserError[];
}

@Resolver()
export class NewsPreviewResolver {
  @Query(() => AnnouncementPreviewAnswer, { description: 'An announcement before anybody gets it: the letters, and how many contacts they would reach (§3.3, §6). For those who may publish it.' })
  async announcementPreview(@Ctx() context: Context, @Arg('input', () => PublishAnnouncementInput) input: PublishAnnouncementInput): Promise<AnnouncementPreviewAnswer> {
    allowed(context, 'announcements.publish');
    try {
      return { preview: await newsPreview(context.reader, input), userErrors: [] };
    } catch (error) {
      if (error instanceof Refusal) return { preview: null, userErrors: [userErrorOf(error, context.locale)] };
      throw error;
    }
  }
}
