import Glibc

exit(try Fuzzer.run())
