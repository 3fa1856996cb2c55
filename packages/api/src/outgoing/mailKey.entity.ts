import { defineEntity, p } from '@mikro-orm/core';

const MailKeySchema = defineEntity({
  name: 'MailKey',
  tableName: 'mail_key',
  properties: {
    /** What it is for: THREAD signs the tokens of threads. */
    purpose: p.string().length(32).primary(),
    secret: p.blob(),
    madeAt: p.datetime(3),
  },
});

/** A secret of the mail, made once by the first process that needs it and shared by all that use the database. */
export class MailKey extends MailKeySchema.class {}
MailKeySchema.setClass(MailKey);
