/** How a column's values must look for it to mean something; `columns.ts` tries them on the first rows. */
export type Kind =
  | 'id'
  | 'word'
  | 'moment'
  | 'clock'
  | 'flag'
  | 'outcome'
  | 'state'
  | 'duration'
  | 'rating'
  | 'scale'
  | 'level';

type Known = { kind: Kind; names: string; like?: RegExp; unlike?: RegExp };

/**
 * What a column of contacts can mean. `names` are header words as `plainHeader` leaves them, best first, parted by commas: what a
 * help desk, a telephone system or a person calls it. `like` finds further headers, less surely; `unlike` rules out.
 */
const known = {
  id: {
    kind: 'id',
    names:
      'ticket id,call id,conversation id,interaction id,case id,chat id,session id,ticket number,call number,case number,ticket no,call no,case no,ticket ref,call ref,case ref,ticket,unique id,uniqueid,linkedid,callid,ticketid,historyid,history id,incident id,incident number,issue id,request id,enquiry id,query id,contact id,record id,id,#,# number,number,reference,ref,key,case reference,call reference,ticket reference,ticket #,call #,case #,reference no,reference number,ref no,incident,incident no,ticket key,issue key,call reference number,ticket reference number,case reference number,case,job no,job number,call,record no,record number,sr no,s no,serial no,sl no,interaction,conversation,chat,session id seq no,link to conversation,link to the conversation',
    like: /\b(id|uuid|ref|reference)$/,
    unlike:
      /agent|assignee|user|owner|customer|client|caller|requester|submitter|order|product|organi[sz]ation|company|account|group|team|queue|brand|external|employee|staff|parent|problem|survey|person|department/,
  },
  agent: {
    kind: 'word',
    names:
      'agent name,assignee name,meta assignee name,advisor name,adviser name,owner name,agent,assignee,assigned to,assigned agent,advisor,adviser,handled by,answered by,taken by,operator,operator name,representative,rep,rep name,csr,csr name,handler,call handler,case handler,case owner,owner,responder,consultant,colleague,staff member,staff name,staff,employee name,employee,team member,member,user name,user,final dispname,customer service rep,customer service representative,support rep,service rep,clerk,person,officer,officer name,case officer,ticket owner,conversation owner,incident owner,agent username,agent full name,latest agent full name,users,who helped you,served by,technician,analyst,engineer,agent names,assignee display name,hubspot owner id,call agent,support agent,agent id,assignee id,responder id,owner id,advisor id,adviser id,operator id,resolved by,closed by,employee id,staff id,agent email,assignee email,name',
    like: /\b(agent|assignee|advis[eo]r|operator|representative|handler|csr)\b/,
    unlike:
      /shift|time|interaction|station|group|team|wait|tenure|replies|comment|count|type|status|customer|\b(arn|url|uri|link)\b/,
  },
  team: {
    kind: 'word',
    names:
      'team,team name,meta team name,group,group name,support group,assignment group,assigned group,squad,department,queue,queue name,skill group,skill,unit,group id,team id,business unit,team assigned,assigned team,support team',
  },
  channel: {
    kind: 'word',
    names:
      'channel,channel name,via channel,via,source,contact channel,create channel,contact method,medium,media type,origin,inbox,channel type,communication channel,contact type,contact medium',
  },
  topic: {
    kind: 'word',
    names:
      'topic,category,contact reason,call reason,reason for call,reason for contact,reason,reason code,issue category,issue type,query type,call type,enquiry type,request type,ticket type,ticket category,subject category,type,issue,sub category,subcategory,call category,contact category,query category,complaint type,request category',
  },
  date: {
    kind: 'moment',
    names:
      'offered at,created at,created date,created time,created,creation date,creation time,date created,created on,opened at,opened,date opened,open date,date time opened,opened date time,date started,create date,createdate,initiation timestamp,opened date,received at,received,date received,received date,reported at,issue reported at,issue reported,reported,date reported,reported date,logged at,logged,date logged,call start time,call start,call date time,call datetime,call time,calldate,call date,contact date time,contact date,contact time,started at,start time,time start,start,started,start date time,start datetime,date time,datetime,timestamp,date and time,date,ticket created,ticket date,call placed,request time,requested at,incoming at,day,submitted at,submitted,date submitted,enquiry date,recorded date,start date,event time,time',
    like: /\b(created|opened|received|reported|started|logged)\b|^(call|contact|ticket|case|conversation) (date|time|start)/,
    unlike:
      /updat|modif|due|solved|resol|clos|first|respon|answer|end|survey|order|birth|hire|\b(by|user|id|last|until)\b|assigned/,
  },
  time: {
    kind: 'clock',
    names:
      'time,call time,contact time,time of call,time of day,start time,time of contact,call start time,call start,created time,time start,hour,hour of call',
  },
  'answered-at': {
    kind: 'moment',
    names:
      'answered at,answered,answer,time answered,answered time,answer time,connected at,connect time,picked up at,accepted at,call answered,date connected,connected to agent timestamp,agent connected to agent timestamp,date answered,pickup time,pick up time,agent connected,answered on,accepted',
  },
  'first-response-at': {
    kind: 'moment',
    names:
      'first response at,first responded at,first replied at,first reply at,first reply created at,first agent reply at,first response,first response date,first reply,initial response,initial response time,issue responded,issue responded at,responded at,responded,response date,first response time,date of first response,response at,agent responded at,response time,first responded,first responded on,first replied,first reply on,first admin reply at',
  },
  'resolved-at': {
    kind: 'moment',
    names:
      'resolved at,resolved date,resolved time,resolved on,solved at,solved date,solved on,date resolved,date solved,resolution date,resolved,solved,resolved datetime,resolution time,closed at,closed date,closed time,closed on,date closed,closed,completed at,completed date,completed,date completed,close date,finished at,completed on,close time,ticket closed,closure date,closure time,closing date,date of resolution,date time closed,closed date time,resolutiondate,date time resolved,ticket closed time,first close at',
  },
  'ended-at': {
    kind: 'moment',
    names:
      'ended at,end,end time,ended,time end,call end,call end time,finish time,finished,disconnected at,hangup time,completed time,disconnected,hangup,hang up time,call ended,call ended at,finished at,end date time,date ended,disconnect time,disconnect timestamp',
  },
  answered: {
    kind: 'flag',
    names:
      'answered,is answered,was answered,call answered,answered call,answered flag,picked up,taken,handled,connected,contact answered,answer,call was answered',
    like: /\banswered\b/,
    unlike: /unanswered|not answered|\b(by|at|time|date|speed|sla|within|seconds)\b/,
  },
  unanswered: { kind: 'flag', names: 'unanswered,missed,missed call,not answered,no answer,is missed,lost call,lost' },
  abandoned: {
    kind: 'flag',
    names:
      'abandoned,is abandoned,was abandoned,call abandoned,abandon,abandoned call,abandoned flag,hung up,gave up,dropped,caller hung up,customer hung up,abandoned by caller',
    like: /\babandon(ed)?\b/,
    unlike: /time|rate|\b(at|date|seconds|after)\b/,
  },
  outcome: {
    kind: 'outcome',
    names:
      'call type,outcome,call outcome,contact outcome,call result,result,disposition,call disposition,call status,contact status,answer status,answered status,status,end state,answered,final outcome,final disposition,contact disposition,completion status,action result',
  },
  resolved: {
    kind: 'flag',
    names:
      'resolved,is resolved,was resolved,issue resolved,query resolved,problem resolved,case resolved,call resolved,resolved flag,solved,is solved,problem solved,issue solved,resolution,closed,completed,fixed,case closed,ticket closed,resolved on call,resolved y',
    like: /\b(resolved|solved)\b/,
    unlike: /first|fcr|\b(by|at|time|date|sla|within|on|minutes|hours)\b/,
  },
  status: {
    kind: 'state',
    names:
      'ticket status,case status,request status,incident status,status name,state name,ticket state,case state,status,state,current status,issue status,request status,conversation status,resolution status,final status,resolution,resolved,progress,stage,resolution state,ticket progress,workflow status',
  },
  'first-contact': {
    kind: 'flag',
    names:
      'first contact resolution,first contact resolved,first call resolution,first call resolved,first contact fix,fcr,fcr flag,ftr,is fcr,first time resolution,first time resolved,first time fix,resolved at first contact,resolved on first contact,resolved first contact,resolved first time,resolved on first call,resolved at first call,one and done,first line resolution,one touch,one touch resolution,first touch resolution',
    like: /\bfcr\b|first (contact|call|time) (resol|fix)|resolved .*first (contact|call)/,
  },
  wait: {
    kind: 'duration',
    names:
      'speed of answer,average speed of answer,answer speed,speed to answer,time to answer,wait,wait time,waiting time,waiting,queue time,time in queue,queue wait,queue wait time,queue duration,wait duration,asa,answer time,pickup time,answer delay,ring time,ring duration,caller wait,hold time before answer,ringing,queue,answered in,to answer,delay to answer,hold before answer,pick up time,time before answer,queuing time,queueing time,queue wait duration,total queue',
    like: /speed .*answer|time to answer|\bwait(ing)?\b|queue (time|wait)/,
    unlike: /requester|agent wait|customer waiting|first|business/,
  },
  handle: {
    kind: 'duration',
    names:
      'handle time,handling time,average handle time,average handling time,aht,handle,handle duration,handling duration,total handle time,total handling time,connected handling time,time spent,handled time,time to handle,total call time,total time,total handle',
    like: /\bhandl(e|ing) (time|duration)\b/,
    unlike: /first|business/,
  },
  talk: {
    kind: 'duration',
    names:
      'talk time,talk duration,talk,talking time,average talk time,average talk duration,conversation time,conversation duration,billsec,bill sec,call duration,call length,call time,duration,length,chat duration,talk length,connected time,conversation length,time on call,length of call,in call time,duration of call,speaking time,call talk time,talking,total talk,agent interaction duration,agent agent interaction duration',
    like: /\btalk\b/,
  },
  hold: {
    kind: 'duration',
    names:
      'hold time,hold,hold duration,time on hold,on hold time,on hold,holding time,total hold,customer hold duration,agent customer hold duration',
  },
  wrap: {
    kind: 'duration',
    names:
      'after call work,after call work time,acw,acw time,wrap up,wrap up time,wrap,wrap time,after contact work,after contact work time,wrapup,wrapup time,post call work,work time,total acw,after contact work duration,agent after contact work duration',
  },
  'first-response': {
    kind: 'duration',
    names:
      'first reply time,first response time,first response,time to first response,time to first reply,frt,reply time calendar,initial response time,response time,first response duration,response,reply time,time to respond,time to reply,first reply,initial response,respond time,reply,to reply,to respond,to first response,to first reply,first responded,response time first,time to admin reply,time to first admin reply',
    like: /first (\w+ ){0,2}(reply|response)|response time|time to (first )?(respon|repl)/,
    unlike: /business|next|every|average wait|sla|status|due|diff|escalation|median/,
  },
  resolution: {
    kind: 'duration',
    names:
      'full resolution time,full resolution time calendar,resolution time,time to resolution,time to resolve,resolution duration,resolve time,resolution,ttr,close,time to close,handling to close,resolved,time to solve,solve time,resolved in,closed in,first resolution time,first resolution time calendar,mttr,to resolve,to resolution,to close,resolve,open,turnaround,turnaround time,close time,closure time,fix time,completion time,time to first close',
    like: /resolution (time|duration)|time to (resol|close|solv)/,
    unlike: /business|sla|status|due|diff|escalation/,
  },
  satisfaction: {
    kind: 'rating',
    names:
      'satisfaction rating,satisfaction rating score,satisfaction score,csat score,csat rating,csat,csat raw,satisfaction,customer satisfaction,customer satisfaction score,customer satisfaction rating,customer rating,survey results,survey result,survey score,survey rating,feedback rating,feedback score,customer feedback score,rating,ratings default question,stars,star rating,customer sat,sat score,survey,how satisfied,satisfaction level,sat rating,csat response,post call rating,rating out of 5,score,satisfied,is satisfied,customer satisfied,call rating,user rating',
    like: /\b(csat|satisfaction|rating)\b|^how (satisfied|happy)\b|^how would you rate\b/,
    unlike: /nps|performance|potential|scale|date|\bat\b|comment|reason|target|\bid\b|agent|quality|effort|url/,
  },
  'satisfaction-scale': { kind: 'scale', names: 'csat scale,satisfaction scale,rating scale,scale,survey scale' },
  sla: {
    kind: 'level',
    names:
      'sla met,sla,met sla,within sla,in sla,sla status,sla compliance,sla compliant,sla achieved,sla result,sla outcome,service level met,service level,within service level,answered within sla,answered in sla,is within sla,sla kept,within target,target met,on time,timely response,timely',
    like: /\bsla\b|service level/,
    unlike: /breach|violat|miss|policy|target$|due|respon|reply|resol|name|time|\bid\b|minutes|hours|fail/,
  },
  'sla-breached': {
    kind: 'level',
    names:
      'sla breached,breached,sla breach,breach,sla violated,sla missed,is breached,breached sla,sla failed,missed sla',
    like: /\bsla\b.*(breach|violat|miss|fail)|(breach|violat|miss|fail)\w* sla/,
    unlike: /respon|reply|resol|time|date|\bat\b|minutes|hours/,
  },
  'response-sla': {
    kind: 'level',
    names:
      'response sla met,first response sla met,response sla,first response sla,first response status,sla response met,sla first response,frt sla,response within sla,first response within sla,first reply sla met,first reply sla,response sla status,first response sla status,sla response,response met sla,response within target,responded within target,response target met',
    like: /(respon|reply).*\bsla\b|\bsla\b.*(respon|reply)/,
    unlike: /breach|violat|policy|target$|due|minutes|hours/,
  },
  'resolution-sla': {
    kind: 'level',
    names:
      'resolution sla met,resolution sla,resolution status,sla resolution met,resolved within sla,resolution within sla,resolution sla status,sla resolution,resolved in sla,resolution met sla,resolution within target,resolved within target,resolution target met',
    like: /resol.*\bsla\b|\bsla\b.*resol/,
    unlike: /breach|violat|policy|target$|due|minutes|hours/,
  },
} as const satisfies Record<string, Known>;

/** What a column can mean; `columns` in a reading and `--map` use these words. */
export type Meaning = keyof typeof known;

export const meanings: ReadonlyMap<Meaning, { kind: Kind; names: string[]; like?: RegExp; unlike?: RegExp }> = new Map(
  Object.entries(known as Record<string, Known>).map(([meaning, { names, ...rest }]) => [
    meaning as Meaning,
    { ...rest, names: names.split(',') },
  ]),
);

export const isMeaning = (word: string): word is Meaning => meanings.has(word as Meaning);
