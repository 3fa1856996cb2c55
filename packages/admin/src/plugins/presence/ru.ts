export default {
  presence: { title: 'Кто ещё здесь', VIEWING: '%{name} смотрит обращение', WRITING: '%{name} пишет ответ' },
};
