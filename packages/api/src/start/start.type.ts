import { Field, ObjectType } from 'type-graphql';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { firstStepCodes, type FirstStep, type FirstStepCode } from './firstSteps.ts';

export const FirstStepCodeEnum = enumOfCodes(firstStepCodes, 'FirstStepCode', 'ADD_SPECIALISTS: somebody who answers; ADD_CLIENTS: somebody who asks; ASSIGN_SPECIALISTS: who answers whom.', {
  ADD_SPECIALISTS: 'Somebody who answers.',
  ADD_CLIENTS: 'Somebody who asks.',
  ASSIGN_SPECIALISTS: 'Who answers whom (§1).',
});

@ObjectType('FirstStep', { simpleResolvers: true, description: 'One thing that a new desk needs.' })
export class FirstStepType implements FirstStep {
  @Field(() => FirstStepCodeEnum, { description: 'Which step it is.' }) code!: FirstStepCode;
  @Field(() => Boolean, { description: 'Whether it is done.' }) done!: boolean;
}
