#define _GNU_SOURCE
#include "terminal_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { DOWN, UP, RESTORING, RESTORED };

// The state of the guard; whoever moves it on from UP restores, everybody else waits.
static atomic_int state = DOWN;
static pid_t owner;

static atomic_int ending_signal;
static atomic_bool ending_reported;
static atomic_bool stop_wanted;
static atomic_bool continued;

// Made once and kept: a handler may still be running on another thread when the guard is lowered.
static int wake_pipe[2] = {-1, -1};
static int terminal_input = -1;
static int terminal_screen = -1;
// A second descriptor of the screen's terminal: the first is closed to other threads in an emergency.
static int terminal_output = -1;
static struct termios usual_mode;
static char sequence[1024];
static size_t sequence_length;

// The streams that are held back, and where they led.
static const int held_stream[2] = {STDOUT_FILENO, STDERR_FILENO};
static int held_original[2] = {-1, -1};
static int held_file = -1;

enum { FIRST_CRASH = 7 };
static const int guarded[] = {SIGINT,  SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH,
                              SIGSEGV, SIGBUS,  SIGILL, SIGTRAP, SIGFPE,  SIGABRT};
enum { GUARDED = sizeof guarded / sizeof guarded[0] };
static struct sigaction previous[GUARDED];

// Enough for a handler on top of the registers that AVX-512 makes the kernel save. It stays the thread's
// alternate stack for good.
static char crash_stack[1 << 16];

// A terminal that takes no bytes (^S, a dead link) must not keep the process from ending.
static void write_patiently(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
    int ready = poll(&writable, 1, 1000);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(writable.revents & POLLOUT)) return;
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno != EINTR && errno != EAGAIN) return;
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    }
  }
}

static void release_streams(void) {
  int destination = -1;
  for (int i = 0; i < 2; i++) {
    if (held_original[i] < 0) continue;
    dup2(held_original[i], held_stream[i]);
    destination = held_stream[i];
  }
  if (destination < 0 || held_file < 0) return;
  char part[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(held_file, part, sizeof part, offset)) > 0) {
    write_patiently(destination, part, (size_t)count);
    offset += count;
  }
}

static void set_mask(int how, int signal_number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  pthread_sigmask(how, &set, NULL);
}

// Restores the terminal without ncurses, whose data may be in any state. Only async-signal-safe calls.
static void restore_now(void) {
  int expected = UP;
  if (getpid() != owner) return;
  if (!atomic_compare_exchange_strong(&state, &expected, RESTORING)) {
    for (int i = 0; i < 200 && atomic_load(&state) == RESTORING; i++) {
      nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    return;
  }
  set_mask(SIG_BLOCK, SIGTTOU);
  // Another thread may be drawing: from here on into nothing.
  int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing >= 0) dup2(nothing, terminal_screen);
  write_patiently(terminal_output, sequence, sequence_length);
  tcsetattr(terminal_input, TCSANOW, &usual_mode);
  release_streams();
  atomic_store(&state, RESTORED);
}

static void end_process(int signal_number) {
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigaction(signal_number, &usual, NULL);
  set_mask(SIG_UNBLOCK, signal_number);
  raise(signal_number);
  // The first process of a container survives its own signals.
  _exit(128 + signal_number);
}

static void wake(void) {
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;  // A full pipe wakes too.
}

static void note_signal(int signal_number) {
  int saved = errno;
  switch (signal_number) {
    case SIGTSTP: atomic_store(&stop_wanted, true); break;
    case SIGCONT: atomic_store(&continued, true); break;
    case SIGWINCH: break;
    default:
      if (atomic_exchange(&ending_signal, signal_number) != 0) {
        restore_now();
        end_process(signal_number);
      }
  }
  wake();
  errno = saved;
}

static void note_crash(int signal_number) {
  restore_now();
  end_process(signal_number);
}

static void restore_at_exit(void) {
  if (atomic_load(&state) != DOWN) restore_now();
}

static void install_handlers(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
  }
  for (int i = 0; i < GUARDED; i++) {
    struct sigaction action = {.sa_flags = SA_ONSTACK | SA_RESTART};
    sigaction(guarded[i], NULL, &previous[i]);
    if (i < FIRST_CRASH) {
      bool is_ignored = !(previous[i].sa_flags & SA_SIGINFO) && previous[i].sa_handler == SIG_IGN;
      if (is_ignored) continue;
      action.sa_handler = note_signal;
      sigemptyset(&action.sa_mask);
    } else {
      action.sa_handler = note_crash;
      sigfillset(&action.sa_mask);
    }
    sigaction(guarded[i], &action, NULL);
  }
}

static bool is_same_terminal(int a, int b) {
  struct stat first, second;
  return fstat(a, &first) == 0 && fstat(b, &second) == 0 && S_ISCHR(first.st_mode) &&
         S_ISCHR(second.st_mode) && first.st_rdev == second.st_rdev;
}

// A stray print must not spoil the picture. Without the file the streams stay as they are.
static void hold_streams(void) {
  held_file = memfd_create("held back", MFD_CLOEXEC);
  if (held_file < 0) return;
  for (int i = 0; i < 2; i++) {
    if (!is_same_terminal(held_stream[i], terminal_screen)) continue;
    held_original[i] = fcntl(held_stream[i], F_DUPFD_CLOEXEC, 3);
    if (held_original[i] >= 0) dup2(held_file, held_stream[i]);
  }
}

static void close_descriptor(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

static void close_descriptors(void) {
  close_descriptor(&terminal_input);
  close_descriptor(&terminal_output);
  close_descriptor(&held_original[0]);
  close_descriptor(&held_original[1]);
  close_descriptor(&held_file);
}

bool terminal_guard_begin(int input, int screen, const char *restore_sequence, size_t length) {
  static bool is_registered;
  if (atomic_load(&state) == UP || length > sizeof sequence) {
    errno = EBUSY;
    return false;
  }
  terminal_input = fcntl(input, F_DUPFD_CLOEXEC, 3);
  terminal_output = fcntl(screen, F_DUPFD_CLOEXEC, 3);
  if (terminal_input < 0 || terminal_output < 0 || tcgetattr(terminal_input, &usual_mode) != 0 ||
      (wake_pipe[0] < 0 && pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0)) {
    int saved = errno;
    close_descriptors();
    errno = saved;
    return false;
  }
  terminal_screen = screen;
  memcpy(sequence, restore_sequence, length);
  sequence_length = length;
  owner = getpid();
  atomic_store(&ending_signal, 0);
  atomic_store(&ending_reported, false);
  atomic_store(&stop_wanted, false);
  atomic_store(&continued, false);
  if (!is_registered) is_registered = atexit(restore_at_exit) == 0;
  hold_streams();
  atomic_store(&state, UP);
  install_handlers();
  return true;
}

int terminal_guard_wake_descriptor(void) { return wake_pipe[0]; }

static int take_ending(void) {
  int ending = atomic_load(&ending_signal);
  return ending != 0 && !atomic_exchange(&ending_reported, true) ? ending : 0;
}

static bool is_in_background(void) {
  pid_t group = tcgetpgrp(terminal_input);
  return group > 0 && group != getpgrp();
}

// Behind the shell whoever touches the terminal is stopped with all threads. One of these may have a signal in its
// hands that ends the process and not have run yet: it would not until somebody continued the process again. So the
// terminal is left alone until it is the process's own; other threads go on with what they do.
static void wait_for_the_terminal(void) {
  while (is_in_background() && !terminal_guard_is_ending()) {
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
  }
}

int terminal_guard_take_signal(void) {
  char drained[64];
  while (read(wake_pipe[0], drained, sizeof drained) == sizeof drained) {}
  int ending = take_ending();
  if (ending != 0) return ending;
  if (atomic_exchange(&stop_wanted, false)) return SIGTSTP;
  if (!atomic_exchange(&continued, false)) return 0;
  wait_for_the_terminal();
  ending = take_ending();
  return ending != 0 ? ending : SIGCONT;
}

void terminal_guard_stop(void) {
  struct sigaction usual = {.sa_handler = SIG_DFL}, noting;
  sigaction(SIGTSTP, &usual, &noting);
  set_mask(SIG_UNBLOCK, SIGTSTP);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &noting, NULL);
  wait_for_the_terminal();
  atomic_store(&continued, false);
}

bool terminal_guard_is_ending(void) { return atomic_load(&ending_signal) != 0; }

void terminal_guard_refuse_to_stop(void) {
  set_mask(SIG_BLOCK, SIGTTOU);
  set_mask(SIG_BLOCK, SIGTSTP);
}

void terminal_guard_end(void) {
  int expected = UP;
  if (!atomic_compare_exchange_strong(&state, &expected, RESTORING)) return;
  tcsetattr(terminal_input, TCSADRAIN, &usual_mode);
  release_streams();
  for (int i = 0; i < GUARDED; i++) sigaction(guarded[i], &previous[i], NULL);
  atomic_store(&state, DOWN);
  close_descriptors();
  set_mask(SIG_UNBLOCK, SIGTTOU);
  set_mask(SIG_UNBLOCK, SIGTSTP);
}
