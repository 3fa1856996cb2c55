/** The part of moment-business-time that is compared; it brings no types. */
declare module 'moment-business-time' {
  import moment from 'moment';

  module 'moment' {
    interface Moment {
      /** Moves the moment itself. */
      addWorkingTime(amount: number, unit: 'hours'): Moment;
    }
    interface LocaleSpecification {
      workinghours?: readonly (readonly string[] | null)[];
      holidays?: readonly string[];
    }
  }

  export default moment;
}
