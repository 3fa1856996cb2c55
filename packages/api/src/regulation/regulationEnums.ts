import { priorities, regulationVersionStatuses, supportScopes } from '@reglament/schema';
import { enumType } from '../platform/graphql/vocabulary.ts';

export const PriorityEnum = enumType(priorities, 'Priority', 'Urgency as the client sets it (§4.7); it alone chooses the answer term.');
export const SupportScopeEnum = enumType(supportScopes, 'SupportScope', 'Whether support covers a category of questions (§3).');
export const RegulationVersionStatusEnum = enumType(regulationVersionStatuses, 'RegulationVersionStatus', 'Where a version of the regulation stands (§2.4).');
