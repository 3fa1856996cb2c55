import { LockMode } from '@mikro-orm/core';
import type { AutomaticChoiceWay } from '@reglament/schema';
import { changeRecord, requireVersion } from '../platform/database/recordForAct.ts';
import { invalid } from '../platform/input/values.ts';
import type { Work } from '../platform/work.ts';
import { clause } from './assignmentActs.ts';
import { AutomaticChoice } from './automaticChoice.entity.ts';

const largestCap = 1000;

interface Change {
  way?: AutomaticChoiceWay | null | undefined;
  cap?: number | null | undefined;
  expectedVersion?: number | null | undefined;
}

/** §1: says where a request goes when neither the client's specialist nor a deputy is there. What somebody has already stays there. */
export const changeAutomaticChoice = async (work: Work, { way, cap, expectedVersion }: Change): Promise<AutomaticChoice> => {
  const setting = await work.em.findOneOrFail(AutomaticChoice, { id: { $ne: null } }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  requireVersion(setting, expectedVersion, clause);
  if (cap != null && (cap < 1 || cap > largestCap)) throw invalid({ field: 'cap', clause }, { ru: `от 1 до ${largestCap}`, en: `from 1 to ${largestCap}` });
  const previous = { way: setting.way, cap: setting.cap };
  const changed = changeRecord(setting, { ...(way == null ? {} : { way }), ...(cap == null ? {} : { cap }) });
  if (changed.length === 0) return setting;
  await work.record({ type: 'AUTOMATIC_CHOICE_CHANGED', subjectType: 'assignment', subjectId: setting.id, subjectVersion: setting.version + 1, payload: { way: setting.way, cap: setting.cap, previous } });
  return setting;
};
