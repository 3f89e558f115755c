FROM opensuse/leap:15.6
RUN zypper --non-interactive dist-upgrade && zypper clean --all
CMD ["bash"]
