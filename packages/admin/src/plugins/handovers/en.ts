export default {
  handovers: {
    tile: { title: 'At development', empty: 'Nothing is with development.', all: '%{smart_count} ticket in all |||| %{smart_count} tickets in all' },
    card: 'Development',
    act: { handOver: 'Hand over to development…', progress: 'Update…', return: 'Take back…' },
    title: { handOver: 'Hand over to development, %{number}', progress: 'How far development is', return: 'Take back from development' },
    submit: { handOver: 'Hand over', progress: 'Save', return: 'Take back' },
    field: { summary: 'What was collected', trackerUrl: 'Link in the tracker', why: 'Reason for the client', workaround: 'Workaround', state: 'State', release: 'Release', reason: 'Why it came back', handedOver: 'Handed over' },
    hint: {
      summary: 'Circumstances, steps, what was tried. For staff only.',
      why: 'Why it goes to development: it goes into the letter.',
      workaround: 'What the client can do meanwhile: it goes into the letter.',
      state: 'Released or rejected, the ticket comes back to you: answer the client.',
    },
    stillOwed: 'The answer is still owed. Handing over does not replace it: it stays promised by %{at}.',
    notification: { handedOver: 'Handed over to development: %{number}', updated: 'The progress is noted', returned: 'Back from development' },
  },
};
