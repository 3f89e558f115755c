FROM opensuse:leap
RUN zypper refresh
