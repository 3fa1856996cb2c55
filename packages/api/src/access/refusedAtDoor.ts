import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './viewer.ts';

const refusals = {
  UNAUTHENTICATED: { status: 401, ru: 'Войдите или пошлите ключ в заголовке Authorization: Bearer …', en: 'Sign in, or send a key in the header Authorization: Bearer …' },
  FORBIDDEN: { status: 403, ru: 'Нет права передавать файлы, или у запроса нет заголовка, с которым их передают', en: 'You may not send files, or the request lacks the header that goes with them' },
  NOT_FOUND: { status: 404, ru: 'Здесь такого нет, или оно не для вас', en: 'There is no such thing here, or it is not for you' },
  BROKEN_OFF: { status: 400, ru: 'Передача оборвалась. Начните её снова', en: 'The upload broke off. Begin it again' },
} as const;

/** Why a door gives out no bytes: its code for programs, the status, and a sentence for people. */
export interface DoorRefusal {
  code: string;
  status: number;
  ru: string;
  en: string;
}

/** Turns away whoever asks for bytes at a path, with a refusal of that door, in the form in which acts refuse. */
export const refuseWith = (request: FastifyRequest, reply: FastifyReply, { code, status, ...words }: DoorRefusal): FastifyReply =>
  reply.code(status).send({ userErrors: [{ code, message: words[localeOf(request.headers['accept-language'])], field: [], clause: null, params: [] }] });

/** Turns away whoever asks for bytes at a path, with a refusal that doors have in common. */
export const refuseAtDoor = (request: FastifyRequest, reply: FastifyReply, code: keyof typeof refusals): FastifyReply => refuseWith(request, reply, { code, ...refusals[code] });
