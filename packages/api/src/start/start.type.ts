import { Field, ObjectType } from 'type-graphql';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { firstStepCodes, type FirstStep, type FirstStepCode } from './firstSteps.ts';

export const FirstStepCodeEnum = enumOfCodes(firstStepCodes, 'FirstStepCode', 'ADD_SPECIALISTS: somebody who answers; ADD_CLIENTS: somebody who asks; ASSIGN_SPECIALISTS: who answers whom.');

@ObjectType('FirstStep', { simpleResolvers: true, description: 'One thing that a new desk needs.' })
export class FirstStepType implements FirstStep {
  @Field(() => FirstStepCodeEnum) code!: FirstStepCode;
  @Field(() => Boolean, { description: 'Whether it is done.' }) done!: boolean;
}
