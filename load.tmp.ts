import { DirectLineClient } from './evals/direct-line-client.ts';
const clients = Array.from({length:50},()=>new DirectLineClient(['http://127.0.0.1:3111']));
for (const c of clients) await c.start();
const qs=['登录密码忘了怎么办', '转账没到账', '信用卡年费多少钱', '提前还款要违约金吗', '怎么查开户行', '卡被锁了', '理财多久到账', '今天天气怎么样'];
const turn = (c:any,t:string,id:string)=>new Promise<number>(r=>{ const s=performance.now(); c.onActivity=(a:any)=>{ if(a.type==='message' && a.channelData?.xianting?.author==='bot') r(performance.now()-s) }; void c.post(t,id) });
const until=performance.now()+15000; let n=0; const ts:number[]=[]; const s=performance.now();
await Promise.all(clients.map(async(c,i)=>{ for(let k=0; performance.now()<until; k++){ ts.push(await turn(c,qs[(i+k)%8]!,`k${k}`)); n++; } }));
console.log('turns/s', n/((performance.now()-s)/1000), 'p50', ts.sort((a,b)=>a-b)[ts.length>>1]); process.exit(0);
