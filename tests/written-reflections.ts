// Accounts in many voices, written for these tests and labelled by hand: what each holds, by the words of
// `reflectionParts`. The last six were kept aside while the lists of
// words were made.
import type { ReflectionPart } from '../src/server/insights/reflection-check.ts';

export type WrittenReflection = {
  id: string;
  text: string;
  reflective: boolean;
  holds: Exclude<ReflectionPart, 'reflection'>[];
  simulated?: true;
};

export const written: WrittenReflection[] = [
  {
    id: 'rent-line',
    reflective: true,
    holds: ['workplace-example', 'own-learning', 'do-differently'],
    text: `On 14 May Kasia told me in front of the others that the new call list was unfair. I answered her at once and at length. Afterwards I asked myself why I had been so quick. I had taken it as an attack on my plan, when all she had done was say what four people thought. I realised that I defend a plan hardest when I have had least help with it. Next time I will ask what makes it unfair before I say a word, and leave the list up until the Friday so that people can mark it.`,
  },
  {
    id: 'bus-depot',
    reflective: false,
    holds: ['workplace-example'],
    text: `In March I held one-to-ones with all six of my team. Each took half an hour. I used the form from the intranet and filled in every box. I talked about attendance, uniform and targets. Deepa asked for a later shift and I passed this on to rostering. Everybody signed the form and I filed the copies in the cabinet. I was happy with how the meetings went. The next round will be in September.`,
  },
  {
    id: 'water-company',
    reflective: true,
    holds: ['workplace-example', 'quantified-effect', 'own-learning', 'theory-applied'],
    text: `When Josh joined us in June I gave him the same freedom as the others, because I don't like being watched myself. After two weeks 9 of his 40 letters had come back, against 2 in 40 for the team. Hersey and Blanchard would call him keen and new: he needed telling, and I was delegating. So I sat with him every morning for a fortnight and went through three letters. By the end of July it was 3 in 40. I had given him what I would have wanted, and that was about me, not about him.`,
  },
  {
    id: 'theory-essay',
    reflective: false,
    holds: [],
    text: `There are many theories of motivation. Maslow said that people have five levels of need, and that the lower ones must be met first. Herzberg divided factors into hygiene factors and motivators. Tuckman described four stages: forming, storming, norming and performing. A good team leader is aware of these theories and uses them every day. Motivated staff give better customer service. The Equality Act 2010, the Data Protection Act 2018 and the Consumer Rights Act 2015 also apply to customer service.`,
  },
  {
    id: 'council-desk',
    reflective: true,
    holds: ['workplace-example', 'policy-or-law-link', 'own-learning', 'do-differently'],
    text: `A man came to the desk last Tuesday with a letter he could not read. I did what I always do and turned the screen round. He told me quietly that he was nearly blind. Our access policy says that we offer large print or read a letter aloud, so I took him to the side room and read it to him. What troubles me is that I had looked at his stick and decided it was for walking. I never asked. I now open with "how would you like to get this from me?" and have put it on the card for the team.`,
  },
  {
    id: 'call-times',
    reflective: false,
    holds: ['workplace-example', 'quantified-effect'],
    text: `We changed the order of the menu on 1 February. Before that a caller waited 4 minutes 10 on average, and in the four weeks after it was 2 minutes 50. I wrote the new script, tested it with Ade and Lorna and told the team at the Monday meeting. I also updated the guide. The supervisor of the other floor has asked for the same menu. The change took me eleven hours altogether. Complaints about waiting went from 31 in January to 17 in March.`,
  },
  {
    id: 'hotel-hypothetical',
    reflective: false,
    holds: [],
    simulated: true,
    text: `If a guest complained about the noise, I would first listen and apologise. I would then offer another room if one were free. I would write the complaint in the log and tell the duty manager. If the guest was still unhappy, I would offer money off the bill within my limit. I would make sure that the team knew about it at the next handover. This would show the guest that we care, and would stop the problem from coming up again.`,
  },
  {
    id: 'role-play',
    reflective: true,
    holds: ['own-learning', 'do-differently'],
    simulated: true,
    text: `In the role play on the course I was the team leader and Sanjay was the one who kept coming late. I had ten minutes. I spent seven of them talking. Watching the film back I noticed that each time he began a sentence I finished it for him, and I think it is because silence makes me feel that I'm not doing my job. I would ask one question, then count to ten in my head.`,
  },
  {
    id: 'bank-branch',
    reflective: true,
    holds: ['workplace-example', 'policy-or-law-link', 'theory-applied', 'do-differently'],
    text: `Mrs Oyelaran's son rang in April to ask about her account. I refused, as data protection requires me to without her consent, and he shouted. I was short with him and I knew it. Berne would say that he spoke as a cross parent and I went straight into the sulky child. I think I hid behind the rule because it was easier than telling him I was sorry about his mother. Keeping to the rule was right. The way I did it was not: I could have told him how she can give consent, and posted the form that day. That is what I do now.`,
  },
  {
    id: 'warehouse-fact',
    reflective: false,
    holds: ['workplace-example', 'own-learning'],
    text: `On Thursday 9 October the scanner failed at ten past six. I rang IT and was put through to Marek. I learned that the scanners must be docked at least once in 24 hours or the certificate runs out. I told both shifts and stuck a note above the dock. Marek reset ours from his end and we were scanning again by seven. I then rang the three customers whose parcels were late.`,
  },
  {
    id: 'learned-a-lot',
    reflective: false,
    holds: ['workplace-example'],
    text: `I led the Christmas rota this year. It was a great experience and I learned a lot about leadership. I asked people for their wishes, entered them in the spreadsheet and published the rota on 20 November. Two people swapped. I used the policy on annual leave, the working time policy and the health and safety policy. I feel that I have grown as a leader and that my communication skills have improved. My manager told me the rota was good.`,
  },
  {
    id: 'housing-numbers',
    reflective: true,
    holds: ['workplace-example', 'quantified-effect', 'own-learning', 'do-differently'],
    text: `I put Ruth on webchat in January because she was free. Her satisfaction fell from 84% to 71% in three weeks and mine with it, to be honest: I was annoyed with her. Then I read ten of her chats. She writes as she speaks, kindly and at length, and three chats at once is not the place for it. I had assumed that somebody good on the phone is good anywhere. It was my choice that was poor, not her work. From now on I ask first what somebody would like to try, and look at two weeks before I judge.`,
  },
  {
    id: 'headed',
    reflective: false,
    holds: ['workplace-example'],
    text: `Description. On 12 January a customer came in with a kettle that didn't work and no receipt. Feelings. I felt a bit nervous at first but then I was confident. Evaluation. The good thing was that he was polite. The bad thing was that there was a queue. Analysis. I found the sale on the till by his card and exchanged the kettle. Conclusion. The customer was happy and so was I. Action plan. I will continue to give good service.`,
  },
  {
    id: 'lost-key',
    reflective: false,
    holds: ['workplace-example'],
    text: `Mr Hussain rang on Sunday because he couldn't get into his flat. The key he'd been given wasn't for his door. I didn't have the spare, so I rang the caretaker, who wasn't answering, and then the locksmith. He came within the hour. I stayed on the line with Mr Hussain for part of it. On Monday I told lettings, and they changed the tag on the board.`,
  },
  {
    id: 'rules-known',
    reflective: false,
    holds: ['workplace-example'],
    text: `I attended the refresher on 4 May. We went through the complaints procedure, the lone working policy, the Equality Act 2010 and GDPR. I already knew most of it. There was a quiz at the end and I got 18 out of 20. I have told my team that they'll be booked on it as well. The slides are on the shared drive.`,
  },
  {
    id: 'quiet-one',
    reflective: true,
    holds: ['workplace-example', 'own-learning'],
    text: `Bron handed in her notice on Friday. I'd have put her last on any list of people likely to go: never late, never a cross word, never in my office. I've been spending my one-to-ones on whoever shouts. She said, quite kindly, that she hadn't liked to bother me. A quiet desk isn't a happy one, it's only quiet, and quiet was what I wanted of it.`,
  },
  {
    id: 'spreadsheet',
    reflective: true,
    holds: ['workplace-example', 'quantified-effect', 'do-differently'],
    text: `For a year I kept the rota in a spreadsheet that only I could open. I called it tidy. In the week I was off with my back, eleven shifts went unfilled, where two is usual, and nobody could see why. It was never about being tidy; I liked being asked. The rota's on the wall now and anybody may write on it. I'm asked less.`,
  },
  {
    id: 'apology',
    reflective: true,
    holds: ['workplace-example', 'own-learning', 'do-differently'],
    text: `"Sorry you feel that way," I wrote to Mrs Petrie in February, and she sent it back with the last five words struck out. She had a point. There was no sorry in it at all, just a lawyer's idea of one. I must have sent forty of those. They keep the firm safe and leave the customer where she was. My letters say now what we did, in the first line, before anything about feelings.`,
  },
  // kept aside
  {
    id: 'optician',
    reflective: true,
    holds: ['workplace-example', 'own-learning', 'do-differently'],
    text: `Yesterday I corrected Hal's greeting while a customer was still in the doorway. He went red. I told myself it was so that he would remember. It wasn't: the area manager was due at noon and I wanted the shop to sound right. Hal's greeting has nothing to do with my nerves. I've said sorry. What I take from it is to look at whose need I'm serving, and in future I'll keep it for the back room.`,
  },
  {
    id: 'gas-procedure',
    reflective: false,
    holds: [],
    text: `Our procedure for vulnerable customers works as follows. The adviser checks the register at the start of each call. Where somebody is on it, the adviser offers a password and a priority number, as the regulator's licence condition requires. The adviser records the offer. A team leader listens to two such calls a month. The results go to the quality board, which meets every quarter.`,
  },
  {
    id: 'library',
    reflective: true,
    holds: ['workplace-example', 'own-learning', 'theory-applied'],
    text: `I used Kolb's cycle for the self-service machines. On the first Saturday I just stood there and did it for people (experience). On the Sunday I went through my notes, and nearly all who needed me were over seventy and had their glasses in a bag. It dawned on me that they didn't dislike the machine, they couldn't see it, and that I had been putting it down to stubbornness. The Saturday after, Nell and I stood a lamp and a magnifier beside it, and the cycle began again.`,
  },
  {
    id: 'ferry-figures',
    reflective: false,
    holds: ['workplace-example', 'quantified-effect', 'policy-or-law-link'],
    text: `In August I moved Tamsin and Obi to the disabled assistance desk. Under the Equality Act we have to make reasonable adjustments, so I had the counter lowered and a hearing loop fitted. I trained both of them for two days. Requests that were met on time rose from 62% in July to 88% in September. I reported this to the harbour board and they thanked us.`,
  },
  {
    id: 'case-study',
    reflective: false,
    holds: [],
    simulated: true,
    text: `In this case study the fictional firm Brightco has a team with low morale. As their leader you would need to find out why. You would hold a meeting and let everybody speak. Belbin's roles would help you to see who is missing. You would then set SMART objectives and follow them up every month. The scenario shows how important communication is.`,
  },
  {
    id: 'meeting-room',
    reflective: true,
    holds: ['workplace-example', 'do-differently'],
    text: `At our meeting on 3 June nobody spoke when I asked for views on the new hours, and I closed the point after ten seconds. Why did I? Part of me was relieved. If I am honest I did not want to hear it, since the hours were settled above me. They must have known. I should have said so openly, and asked what would make them bearable. I've put it on the agenda again and asked Bea to chair that point.`,
  },
];
