import { defineConfig } from 'wxt';

/** Public half of a key pair whose private half was thrown away: it fixes the id of unpacked builds. */
const UNPACKED_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmu5vzcnlF4hXQr/F2x6MVRFJez2vUqM3D4K0jia+5ahUnCoMauvzRvl2pNpI2t+6+7+dSEaDtpPLfE+Lr0fbBxQ98qeZCvN3o2VI0xfGBnomNQaj6rFFSviVZvmkIEO+pvh/uUADpkZFM0QalmGe8ihZybRkenm/SdWwVPiKnXOj17JCQ0FmXZcqWdu4pVMOtx230q27Iaj4mFMQQ7nW1d17f1+xDBetWBbH047bbExWnLLUbCbTQGSsAC2Az604Gdyya8KmV7MLNcIjQwJSv+1PuZWxe+cSt7UUBkUKJL9Itdj8/1AMd9axIo7Eain7l4KOB7uD55qERA1G4Idh/wIDAQAB';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  outDir: process.env.ASIDE_BUILD_DIR ?? '.output',
  manifest: {
    name: 'Aside',
    key: UNPACKED_KEY,
  },
});
