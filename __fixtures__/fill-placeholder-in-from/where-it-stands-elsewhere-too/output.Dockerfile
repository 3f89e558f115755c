FROM balenalib/intel-nuc-debian:bookworm
ENV MACHINE=intel-nuc
CMD ["tool", "intel-nuc"]
