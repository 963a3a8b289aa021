// Accounts and reasons of claims, written for these tests and labelled by hand: which checks ought to fire, by their ids.

export type Written = { text: string; fires: string[] };

export const accounts: Written[] = [
  {
    text: 'I wrote the rota. I booked the room for the meeting. I printed the figures and put them on the wall. I ordered new headsets. I answered the e-mails from head office.',
    fires: ['task-list'],
  },
  {
    text: 'I checked the queue at nine. I gave out the tickets. I updated the board at noon, and I closed the tickets at five. I sent the report to Gwen.',
    fires: ['task-list'],
  },
  {
    text: 'I gave Ines the complaints about meter readings because she had asked to learn them. I sat with her for the first two. She told me on Friday that she would take them alone now.',
    fires: [],
  },
  {
    text: 'I moved the morning meeting to ten so that those who bring children to school could come. I asked Femi to take the notes. He had never spoken there before, and in the second week he brought a point of his own.',
    fires: [],
  },
  {
    text: 'If a team member came to me with a problem I would listen. I would ask them what they need. I would then agree an action with them and follow it up after a week.',
    fires: ['simulated-or-hypothetical'],
  },
  {
    text: 'In the role play my partner was an angry caller. I let her finish, said sorry and offered to ring back. The trainer said I had kept calm.',
    fires: ['simulated-or-hypothetical'],
  },
  {
    text: 'Colin rang on 4 June, upset about his bill. I told him I would ring back by noon, and did. Next time I would ask for the meter number first. He thanked me, because nobody had rung back before.',
    fires: [],
  },
  {
    text: 'I treat all my team exactly the same, because that is what equality means. On Monday I gave everybody the same targets and the same hours. Nobody complained about it to me.',
    fires: ['sameness-as-equality'],
  },
  {
    text: 'Our team offers the same service to everyone regardless of who they are, so there is no discrimination. I reminded them of it in March when a man without a bank account wanted to pay in cash, and we sent him away like anybody else.',
    fires: ['sameness-as-equality'],
  },
  {
    text: 'I used to think that treating everybody the same was fair. When Bilal could not read the screen I saw that the same form for all would have shut him out. I read it to him, within the twenty minutes that our standard allows.',
    fires: [],
  },
  {
    text: 'Mrs Lowe is deaf. I booked an interpreter for her appointment on 12 May and made the appointment longer. She told me that it was the first time she had understood her agreement, which is why we now ask about it in the first letter.',
    fires: ['boundary-missing'],
  },
  {
    text: 'Mrs Cole asked for all letters in braille. I explained that we could not send the annual report so, since our policy covers letters about her own account, but I agreed with my manager that each of those would come in braille. She said that was fair.',
    fires: [],
  },
  {
    text: 'All staff must answer the telephone within five rings. Staff should give their name and department. The policy states that complaints must be logged within one working day. Team leaders are responsible for checking the log.',
    fires: ['policy-as-competence'],
  },
  {
    text: 'The complaints policy sets out three stages. I wrote the second stage with legal in April, because callers were being passed round. Two of my team tried it on five old cases and told me where it broke.',
    fires: [],
  },
  {
    text: 'Calls come in on three lines. The first is for new customers, the second for bills and the third for faults. Each line has a lead adviser. The leads meet on Tuesdays.',
    fires: ['no-own-act'],
  },
  {
    text: 'We are committed to equality. This procedure applies to all employees. Employees shall complete the training every year and must be assessed. Managers will keep the records.',
    fires: ['policy-as-competence'],
  },
];

const feedback = 'Provide sensitive feedback to team members about their customer service performance';
const involve = 'Involve team members in planning and organising their customer service work';
const meetings = 'Explain how to facilitate meetings to encourage frank and open discussion';

export type WrittenClaim = Written & { criterion: string; knowledge?: true };

export const claimed: WrittenClaim[] = [
  { criterion: feedback, fires: ['points-elsewhere'], text: 'See attached.' },
  { criterion: feedback, fires: ['points-elsewhere'], text: 'As above' },
  {
    ...{ criterion: feedback, fires: ['criterion-words-only'] },
    text: 'I provided sensitive feedback to team members about their customer service performance.',
  },
  {
    ...{ criterion: involve, fires: ['criterion-words-only'] },
    text: 'This shows that I involved my team members in the planning and organisation of their work.',
  },
  {
    criterion: feedback,
    fires: ['asserted-only'],
    text: 'This demonstrates my excellent leadership and communication skills.',
  },
  {
    criterion: involve,
    fires: ['asserted-only'],
    text: 'It fully meets the criterion in every respect and covers all of it.',
  },
  { criterion: feedback, fires: ['claim-too-short'], text: 'Mo’s review' },
  {
    criterion: involve,
    fires: ['no-act'],
    text: 'Objectives and tasks of the plan for January, with hours and skills for all six advisers.',
  },
  {
    ...{ criterion: feedback, fires: [] },
    text: 'Before I said anything I asked Mo how he thought the call had gone. He named the interruption himself, so all I had to add was what the caller did next.',
  },
  {
    criterion: involve,
    fires: [],
    text: 'Two of the five tasks came from Nia and Oz, and the order was changed because Oz objected.',
  },
  {
    criterion: involve,
    fires: [],
    text: 'Nia proposes the late shift here and I take it up; the hours follow her words.',
  },
  {
    ...{ criterion: meetings, knowledge: true, fires: ['not-explained'] },
    text: 'The minutes of 3 March: everybody wrote two points on a card, and Petra read them out.',
  },
  {
    ...{ criterion: meetings, knowledge: true, fires: [] },
    text: 'I chose writing first because three voices filled the last meeting; on paper the quiet ones came with five of the eight points.',
  },
  {
    ...{ criterion: feedback, fires: [] },
    text: 'We spoke in the side room, she had her own notes first, and what she said stands above mine.',
  },
];
