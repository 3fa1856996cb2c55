import { defineEntity, p } from '@mikro-orm/core';
import { newId, Staff, Ticket } from '@reglament/api/kit';

/** Somebody greeted a ticket. Relations point from the plugin to the desk, never back. */
const GreetingSchema = defineEntity({
  name: 'ExampleHelloGreeting',
  tableName: 'example_hello_greeting',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    ticket: () => p.manyToOne(Ticket).index(),
    greeter: () => p.manyToOne(Staff).nullable(),
    greetedAt: p.datetime(3),
    /** When the job counted it. */
    countedAt: p.datetime(3).nullable(),
  },
});

export class Greeting extends GreetingSchema.class {}
GreetingSchema.setClass(Greeting);
