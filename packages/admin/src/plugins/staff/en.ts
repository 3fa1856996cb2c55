export default {
  staff: {
    menu: 'Staff',
    count: '%{smart_count} member of staff |||| %{smart_count} members of staff',
    search: 'Name, e-mail, position',
    right: 'keep the list of staff',
    title: { create: 'New member of staff' },
    section: { who: 'Member of staff', signIn: 'Sign-in' },
    act: { create: 'Add member of staff' },
    state: { off: 'Left' },
    password: { first: 'First password', next: 'New password' },
    hint: {
      name: 'Family name first, as Russian lists have it',
      role: 'The role decides what one sees and may do (§1)',
      active: 'Who left cannot sign in; the answers and tickets stay',
      email: 'The address for signing in to the console',
      password: 'At least 12 characters; nobody can look it up later. Without one the person cannot sign in',
      newPassword: 'At least 12 characters. Empty keeps the old one; a new one ends all sessions of the person',
    },
    empty: { title: 'No staff yet', text: 'Add specialists: they take tickets.' },
  },
  resources: {
    staff: {
      name: 'Member of staff |||| Staff',
      fields: { name: 'Name', role: 'Role', title: 'Position', email: 'Work e-mail', active: 'Works here' },
      notifications: { created: 'Member of staff added', updated: 'Member of staff changed' },
    },
  },
};
