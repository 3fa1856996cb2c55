export default {
  presence: { title: 'Who else is here', VIEWING: '%{name} is looking at the ticket', WRITING: '%{name} is writing an answer' },
};
