import { Field, ID, Int, ObjectType } from 'type-graphql';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import type { CardItem, CardTone } from '../platform/card.ts';

const kinds = ['TEXT', 'LINK', 'BADGE', 'COPY', 'PROGRESS'] as const satisfies readonly CardItem['kind'][];
const tones = ['NEUTRAL', 'GOOD', 'RISK', 'BAD'] as const satisfies readonly CardTone[];
const TicketCardItemKindEnum = enumOfCodes(kinds, 'TicketCardItemKind', 'How a line of a card is drawn: TEXT `value`; LINK `label` to `url`; BADGE `label` in `tone`; COPY `label` and a `value` to copy; PROGRESS `label` and `percent`.', {
  TEXT: '`value` as text.',
  LINK: '`label` that leads to `url`.',
  BADGE: '`label` in its `tone`.',
  COPY: '`label`, and a `value` to copy.',
  PROGRESS: '`label` and how much of it is done.',
});
const TicketCardToneEnum = enumOfCodes(tones, 'TicketCardTone', 'What a badge means, never by colour alone.', {
  NEUTRAL: 'Nothing to heed.',
  GOOD: 'All is well.',
  RISK: 'It wants attention.',
  BAD: 'Something is wrong.',
});

@ObjectType({ simpleResolvers: true, description: 'A line of a card.' })
export class TicketCardItem {
  @Field(() => TicketCardItemKindEnum, { description: 'How the line is drawn.' }) kind!: CardItem['kind'];
  @Field(() => String, { nullable: true, description: 'What it is called.' }) label!: string | null;
  @Field(() => String, { nullable: true, description: 'What it says.' }) value!: string | null;
  @Field(() => String, { nullable: true, description: 'https, http, mailto, or a path of the console.' }) url!: string | null;
  @Field(() => TicketCardToneEnum, { nullable: true, description: 'What it means.' }) tone!: CardTone | null;
  @Field(() => Int, { nullable: true, description: '0 to 100.' }) percent!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a plugin tells about a ticket, beside it.' })
export class TicketCard {
  @Field(() => ID, { description: 'plugin/card.' }) id!: string;
  @Field(() => String, { description: 'The plugin that made it.' }) plugin!: string;
  @Field(() => String, { description: 'Its heading, in the language of the request.' }) title!: string;
  @Field(() => [TicketCardItem], { description: 'What it shows, line by line.' }) items!: TicketCardItem[];
}
