export default {
  erasure: {
    card: 'Personal data', hint: 'When the person demands it, or the purpose is served (law 152-FZ). What is erased does not come back.',
    erase: 'Erase…', ask: 'Erase the personal data of %{name}', title: 'Erase the personal data of %{name}?', submit: 'Erase for good', done: 'The personal data are erased',
    goes: 'Goes:', goesText: 'name, address, telephone and position — in the directory, the correspondence, letters and the log of events; the original letters of this person; reasons that staff wrote on these requests. Letters that have not left are cancelled.',
    stays: 'Stays:', staysText: 'the requests themselves and what was answered, attached files, dues, breaches and the ledger of promises, which still verifies.',
    type: 'Type the name to confirm', mistyped: 'Type the name as it is written: %{name}',
  },
};
