import { absenceKinds, type AbsenceKind } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { clock } from '../platform/clock.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { StaffType, staffShape } from './staff.type.ts';

export const AbsenceKindEnum = enumType(absenceKinds, 'AbsenceKind', 'Why somebody of the staff is not at the desk (§1).');

@ObjectType('Absence', { implements: Node, simpleResolvers: true, description: 'Days on which somebody of the staff is away (§1). New requests go to a deputy then.' })
export class AbsenceType extends Node {
  @Field(() => StaffType, { description: 'Who is away.' }) staff!: StaffType;
  @Field(() => AbsenceKindEnum, { description: 'Why the person is away.' }) kind!: AbsenceKind;
  @Field(() => DateOnly, { description: 'First day.' }) beginsOn!: string;
  @Field(() => DateOnly, { description: 'Last day, included.' }) endsOn!: string;
  @Field(() => StaffType, { nullable: true, description: 'Stands in for this absence, before the deputies that assignments name.' }) deputy!: StaffType | null;
  @Field(() => String, { nullable: true, description: 'At most 500 characters.' }) note!: string | null;
  @Field(() => DateTime, { description: 'When it was recorded.' }) recordedAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back before it began; such an absence never counts.' }) withdrawnAt!: string | null;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const AbsenceConnection = connectionOf('Absence', () => AbsenceType);

export const absenceShape: Shape = {
  table: 'absence',
  columns: {
    id: '@.id', kind: '@.kind', beginsOn: '@.begins_on::text', endsOn: '@.ends_on::text', note: '@.note', recordedAt: '@.recorded_at', withdrawnAt: '@.withdrawn_at', version: '@.version',
  },
  relations: {
    staff: { shape: () => staffShape, on: '^.id = @.staff_id' },
    deputy: { shape: () => staffShape, on: '^.id = @.deputy_id' },
  },
};

/** The same with the id of whoever is away, for reading the absences of many people at once. */
export const absenceOfStaffShape: Shape = { ...absenceShape, columns: { ...absenceShape.columns, staffId: '@.staff_id' }, always: ['staffId'] };

/** The condition that an absence of the alias counts on the desk's present day. */
export const awayToday = (alias: string): string => {
  const today = localDay(clock.now());
  return `${alias}.withdrawn_at is null and ${alias}.begins_on <= '${today}' and ${alias}.ends_on >= '${today}'`;
};

/** The condition that an absence counts and is not over yet. */
export const notOverToday = (): string => `t.withdrawn_at is null and t.ends_on >= '${localDay(clock.now())}'`;
