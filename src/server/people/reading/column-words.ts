const words = (list: string) => list.split(', ');
/** Each of them with every word for a number. */
const numbered = (list: string) =>
  words(list).flatMap((whose) =>
    words('number, id, no, #, nr, num, ref, reference').map((number) => `${whose} ${number}`),
  );

/** What is often cut short is spelt out, so that it need not stand below in each form. */
export const spelt = (header: string) =>
  header
    .replace(/\bhrs?\b/g, 'hours')
    .replace(/\bp ?w\b/g, 'per week')
    .replace(/\bwk\b/g, 'week')
    .replace(/\bmgr\b/g, 'manager');

/** Header words by what they mean, best first. Names of the people exports of OrangeHRM, PeopleForce, BambooHR and Mahara are among them. */
export const synonyms = {
  'employee-number': [
    ...numbered('employee, emp, staff, payroll, personnel, worker, person, colleague, works, clock'),
    ...words('employee code, eid, id, personal reference, assignment number, student id'),
  ],
  name: words(
    'full name, name, employee name, staff name, person name, display name, employee full name, ' +
      'last name first name, surname first name, surname forename, legal name, legal full name, ' +
      'employee, worker, person, colleague, member, agent, agent name',
  ),
  'given-name': words(
    'given name, first name, forename, given names, forenames, first names, christian name, forename 1, first',
  ),
  'middle-name': words('middle name, middle names, middle initial'),
  'family-name': words('family name, last name, surname, last'),
  'preferred-name': words('preferred name, known as, nickname, preferred first name'),
  email: words(
    'work email, work e mail, email, e mail, email address, e mail address, work email address, ' +
      'business email, company email, primary email, email work, mail, user principal name',
  ),
  'job-title': words(
    'job title, position, role, job role, job, title, job name, position title, designation, ' +
      'occupation, post, business title',
  ),
  team: words(
    'team, team name, department, department name, dept, division, unit, business unit, group, ' +
      'section, squad, org unit, organisation unit, organisational unit, supervisory organization, supervisory organisation, ' +
      'organization, organisation',
  ),
  'manager-email': words(
    'manager email, manager e mail, manager email address, manager work email, ' +
      'line manager email, supervisor email, reports to email, managers email',
  ),
  'manager-number': [
    ...numbered(
      'manager, manager employee, supervisor employee, line manager employee, manager staff, manager payroll, managers employee, managers staff, managers payroll',
    ),
    ...numbered('line manager, supervisor, reports to'),
    ...words('supervisor eid'),
  ],
  manager: words(
    'manager, line manager, manager name, line manager name, reporting to, reports to, ' +
      'manager full name, line manager full name, supervisor full name, reporting manager, supervisor, supervisor name, team leader, team lead, leader, managed by',
  ),
  hours: words(
    'contracted hours, hours, weekly hours, hours per week, hours a week, contract hours, ' +
      'weekly working hours, working hours, contractual hours, standard hours, scheduled weekly hours, hours week, fte hours',
  ),
  'start-date': words(
    'start date, hire date, hired on, date of hire, date joined, joining date, join date, ' +
      'date of joining, joined, started, employment start date, original hire date, ' +
      'last hire date, started on, first day, start',
  ),
  'end-date': words('end date, leaving date, termination date, last day, employment end date, leaver date, left on'),
};

export type Meaning = keyof typeof synonyms;
