import { describeTextEncoder } from './contract.ts';
import { openHashedEncoder } from './hashed-encoder.ts';

const texts = ['怎么提前还款', '信用卡年费怎么收', '转账多久到账', '银行卡丢了怎么挂失', '今天可以还款吗'];

describeTextEncoder('hashed TF-IDF', () => openHashedEncoder(texts));
