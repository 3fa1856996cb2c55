import type { Term, TermsOfReferenceStandard } from '@reglament/schema';

/** A section that a standard provides for. */
export interface StandardSection {
  /** Number in the standard; `A` stands for appendices. */
  readonly code: string;
  readonly name: Term;
  /** What belongs there. */
  readonly hint: Term;
  /** Without it Terms of Reference are not taken for review. */
  readonly required: boolean;
}

const section = (code: string, ru: string, en: string, hintRu: string, hintEn: string, required = false): StandardSection => ({ code, name: { ru, en }, hint: { ru: hintRu, en: hintEn }, required });

const appendices = section('A', 'Приложения', 'Appendices', 'Схемы, расчёты, перечни', 'Diagrams, calculations, lists');

/** §3.16: the sections of Terms of Reference by standard. For programs GOST 19.201-78, for automated systems GOST 34.602-2020. */
export const standards: Readonly<Record<TermsOfReferenceStandard, readonly StandardSection[]>> = {
  GOST_19_201: [
    section('1', 'Введение', 'Introduction', 'Наименование, краткая характеристика, область применения', 'Name, short description, field of use', true),
    section('2', 'Основания для разработки', 'Grounds for development', 'Документы, кем и когда утверждены, тема', 'Documents, who approved them and when, the topic'),
    section('3', 'Назначение разработки', 'Purpose of development', 'Функциональное и эксплуатационное назначение', 'Functional and operational purpose', true),
    section('4', 'Требования к программе или программному изделию', 'Requirements for the program', 'Общие требования; остальное по подразделам', 'General requirements; the rest by subsection'),
    section('4.1', 'Требования к функциональным характеристикам', 'Functional characteristics', 'Функции, входные и выходные данные, временные характеристики', 'Functions, inputs and outputs, timing', true),
    section('4.2', 'Требования к надёжности', 'Reliability', 'Контроль входных и выходных данных, время восстановления', 'Control of inputs and outputs, recovery time'),
    section('4.3', 'Условия эксплуатации', 'Operating conditions', 'Климат, вид обслуживания, персонал', 'Climate, kind of service, staff'),
    section('4.4', 'Требования к составу и параметрам технических средств', 'Hardware', 'Состав технических средств и их характеристики', 'Hardware and its characteristics'),
    section('4.5', 'Требования к информационной и программной совместимости', 'Compatibility', 'Форматы, языки, программные средства, защита информации', 'Formats, languages, software, protection of information'),
    section('4.6', 'Требования к маркировке и упаковке', 'Marking and packaging', 'Маркировка, варианты и способы упаковки', 'Marking, variants and ways of packaging'),
    section('4.7', 'Требования к транспортированию и хранению', 'Transport and storage', 'Условия транспортирования, места и сроки хранения', 'Conditions of transport, places and terms of storage'),
    section('4.8', 'Специальные требования', 'Special requirements', 'Всё, что не вошло в другие подразделы', 'Whatever the other subsections leave out'),
    section('5', 'Требования к программной документации', 'Program documentation', 'Состав документации и особые требования к ней', 'The set of documents and special requirements for it'),
    section('6', 'Технико-экономические показатели', 'Technical and economic indicators', 'Ожидаемый эффект, потребность, преимущества', 'Expected effect, demand, advantages'),
    section('7', 'Стадии и этапы разработки', 'Stages of development', 'Стадии, этапы, сроки, исполнители', 'Stages, steps, terms, performers'),
    section('8', 'Порядок контроля и приёмки', 'Control and acceptance', 'Виды испытаний и общие требования к приёмке', 'Kinds of tests and general requirements for acceptance', true),
    appendices,
  ],
  GOST_34_602: [
    section('1', 'Общие сведения', 'General information', 'Наименование системы, заказчик и разработчик, основания, сроки', 'Name of the system, customer and developer, grounds, terms', true),
    section('2', 'Цели и назначение создания автоматизированной системы', 'Goals and purpose of the system', 'Что изменится и какими показателями это измерят', 'What changes and by which figures it is measured', true),
    section('3', 'Характеристика объектов автоматизации', 'Objects of automation', 'Что автоматизируется и в каких условиях работает', 'What is automated and in which conditions it works', true),
    section('4', 'Требования к автоматизированной системе', 'Requirements for the system', 'Целиком или по подразделам', 'As a whole or by subsection', true),
    section('4.1', 'Требования к структуре автоматизированной системы в целом', 'Structure of the system as a whole', 'Подсистемы, связи, режимы работы, развитие', 'Subsystems, links, modes of work, development'),
    section('4.2', 'Требования к функциям (задачам)', 'Functions (tasks)', 'Функции по подсистемам, качество и форма результатов', 'Functions by subsystem, quality and form of results'),
    section('4.3', 'Требования к видам обеспечения', 'Kinds of support', 'Математическое, информационное, программное, техническое и другое обеспечение', 'Mathematical, informational, software, hardware and other support'),
    section('4.4', 'Общие технические требования', 'General technical requirements', 'Персонал, надёжность, безопасность, эргономика, защита информации', 'Staff, reliability, safety, ergonomics, protection of information'),
    section('5', 'Состав и содержание работ по созданию автоматизированной системы', 'Scope of work', 'Стадии, этапы, исполнители, результаты', 'Stages, steps, performers, results'),
    section('6', 'Порядок разработки автоматизированной системы', 'Order of development', 'Как организована разработка, исходные данные, частные технические задания', 'How development is organised, initial data, partial Terms of Reference'),
    section('7', 'Порядок контроля и приёмки автоматизированной системы', 'Control and acceptance', 'Виды, состав и методы испытаний, порядок приёмки', 'Kinds, scope and methods of tests, order of acceptance', true),
    section('8', 'Требования к составу и содержанию работ по подготовке объекта автоматизации к вводу автоматизированной системы в действие', 'Preparing the object for putting into operation', 'Что подготовить до ввода в действие и кто это делает', 'What to prepare before and who does it'),
    section('9', 'Требования к документированию', 'Documentation', 'Перечень документов и требования к ним', 'List of documents and requirements for them'),
    section('10', 'Источники разработки', 'Sources', 'Документы и материалы, на которые опирается задание', 'Documents and materials on which it rests'),
    appendices,
  ],
};
