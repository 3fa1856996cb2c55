import { notificationKinds, type NotificationKind } from '@reglament/schema';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { payloadOf } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import { DensityEnum } from '../views/view.type.ts';
import type { Density } from '../views/view.entity.ts';
import { themeChoices, type NotificationChoices, type TileArrangement } from './preferenceRules.ts';

export type ThemeChoice = (typeof themeChoices)[number];
export const ThemeChoiceEnum = enumOfCodes(themeChoices, 'ThemeChoice', 'Colours of the console; SYSTEM is as the machine has it.', {
  SYSTEM: 'As the machine has it.',
  LIGHT: 'Light.',
  DARK: 'Dark.',
});
export const NotificationKindEnum = enumType(notificationKinds, 'NotificationKind', 'What a person is told of when it concerns a ticket of theirs. The list grows.');

const meaning = {
  locale: 'Language of the console, `ru` or `en`.',
  theme: 'Colours of the console.',
  density: 'How high the rows of lists are.',
  singleKeys: 'Whether keys without Ctrl act (WCAG 2.1.4); true is the usual.',
  undoSeconds: 'For how many seconds a sent answer can still be taken back: 0, 10, 20 or 30; 10 is the usual.',
  startPage: 'Path of the page on which the console opens, such as `/tickets`; the usual one goes by the role.',
  startTiles: 'The tiles of the start page; the usual ones go by the role.',
  notifications: 'What to be told outside of the window; nothing is the usual.',
  staffLetters: 'Whether promises at risk, broken ones and answers that did not arrive are told by letter (§4.6, §4.7); true is the usual.',
};

const arrangement = {
  order: 'Names of tiles, `plugin/id`, in their order; at most 100 of at most 120 characters, as each list here.',
  hidden: 'Tiles that were put away.',
  shown: 'Tiles that were fetched in beyond the usual ones of the role.',
};
@ObjectType('TileArrangement', { simpleResolvers: true, description: 'How a person arranged the tiles of the start page.' })
export class TileArrangementType implements TileArrangement {
  @Field(() => [String], { description: arrangement.order }) order!: string[];
  @Field(() => [String], { description: arrangement.hidden }) hidden!: string[];
  @Field(() => [String], { description: arrangement.shown }) shown!: string[];
}
@InputType({ description: 'How to arrange the tiles of the start page; replaces the arrangement before.' })
export class TileArrangementInput implements TileArrangement {
  @Field(() => [String], { description: arrangement.order }) order!: string[];
  @Field(() => [String], { description: arrangement.hidden }) hidden!: string[];
  @Field(() => [String], { description: arrangement.shown }) shown!: string[];
}

const telling = {
  desktop: 'Whether notifications of the desktop are wanted.',
  muted: 'Kinds that are not told outside of the window.',
  quietOutOfHours: 'Whether nothing is told outside of the working hours (§4.6).',
  sound: 'Whether a short tone goes with it.',
  withText: 'Whether the subject of a ticket may stand in it; without it only the number does.',
};
@ObjectType('NotificationChoices', { simpleResolvers: true, description: 'What a person wants to be told outside of the window.' })
export class NotificationChoicesType implements NotificationChoices {
  @Field(() => Boolean, { description: telling.desktop }) desktop!: boolean;
  @Field(() => [NotificationKindEnum], { description: telling.muted }) muted!: NotificationKind[];
  @Field(() => Boolean, { description: telling.quietOutOfHours }) quietOutOfHours!: boolean;
  @Field(() => Boolean, { description: telling.sound }) sound!: boolean;
  @Field(() => Boolean, { description: telling.withText }) withText!: boolean;
}
@InputType({ description: 'What to be told outside of the window; replaces the choices before.' })
export class NotificationChoicesInput implements NotificationChoices {
  @Field(() => Boolean, { description: telling.desktop }) desktop!: boolean;
  @Field(() => [NotificationKindEnum], { description: telling.muted }) muted!: NotificationKind[];
  @Field(() => Boolean, { description: telling.quietOutOfHours }) quietOutOfHours!: boolean;
  @Field(() => Boolean, { description: telling.sound }) sound!: boolean;
  @Field(() => Boolean, { description: telling.withText }) withText!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What the viewer chose about the console. Null: nothing was chosen, so the usual holds.' })
export class Preferences {
  @Field(() => String, { nullable: true, description: meaning.locale }) locale!: string | null;
  @Field(() => ThemeChoiceEnum, { nullable: true, description: meaning.theme }) theme!: ThemeChoice | null;
  @Field(() => DensityEnum, { nullable: true, description: meaning.density }) density!: Density | null;
  @Field(() => Boolean, { nullable: true, description: meaning.singleKeys }) singleKeys!: boolean | null;
  @Field(() => Int, { nullable: true, description: meaning.undoSeconds }) undoSeconds!: number | null;
  @Field(() => String, { nullable: true, description: meaning.startPage }) startPage!: string | null;
  @Field(() => TileArrangementType, { nullable: true, description: meaning.startTiles }) startTiles!: TileArrangement | null;
  @Field(() => NotificationChoicesType, { nullable: true, description: meaning.notifications }) notifications!: NotificationChoices | null;
  @Field(() => Boolean, { nullable: true, description: meaning.staffLetters }) staffLetters!: boolean | null;
  @Field(() => Int, { description: 'Rises with each change; 0 while nothing was ever chosen.' }) version!: number;
}

@InputType({ description: 'What to change. A preference that is left out stays, null gives it back to the usual; of two changes of one preference the later holds.' })
export class ChangePreferencesInput {
  @Field(() => String, { nullable: true, description: meaning.locale }) locale?: string | null;
  @Field(() => ThemeChoiceEnum, { nullable: true, description: meaning.theme }) theme?: ThemeChoice | null;
  @Field(() => DensityEnum, { nullable: true, description: meaning.density }) density?: Density | null;
  @Field(() => Boolean, { nullable: true, description: meaning.singleKeys }) singleKeys?: boolean | null;
  @Field(() => Int, { nullable: true, description: meaning.undoSeconds }) undoSeconds?: number | null;
  @Field(() => String, { nullable: true, description: meaning.startPage }) startPage?: string | null;
  @Field(() => TileArrangementInput, { nullable: true, description: meaning.startTiles }) startTiles?: TileArrangementInput | null;
  @Field(() => NotificationChoicesInput, { nullable: true, description: meaning.notifications }) notifications?: NotificationChoicesInput | null;
  @Field(() => Boolean, { nullable: true, description: meaning.staffLetters }) staffLetters?: boolean | null;
}

export const ChangePreferencesPayload = payloadOf('ChangePreferences', 'preferences', () => Preferences);
