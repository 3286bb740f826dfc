# SPDX-License-Identifier: MIT
# Prints the features of a CPU model: expand.pl RELEASE MACHINE ACCELERATOR NAME
use strict;
use warnings;
use File::Basename;
use JSON::PP;

my ($number, $machine, $accelerator, $name) = @ARGV;

sub read_json {
    my $path = dirname(__FILE__) . "/$_[0]";
    open(my $file, '<:raw', $path) or die "$path: $!\n";
    return decode_json(do { local $/; <$file> });
}

my ($release, $shared) = (read_json("qemu-$number.json"), read_json('cpus.json'));
my ($found) = grep { $_->{name} eq $machine || ($_->{alias} // '') eq $machine } @{ $release->{machines} };
my $class = $found->{class};
my $entry = $release->{expansions}{$name}{$accelerator};
my $cpu = $shared->{cpus}{ $entry->{except}{$class} // $entry->{cpu} };

my $of_class = $release->{classes}{$class}{values}{$accelerator};
my %properties = (%{ $release->{defaults} }, %$of_class, %{ $cpu->{values} });
my @flags = grep { JSON::PP::is_bool($properties{$_}) && $properties{$_} } keys %properties;
print "$_\n" for sort @flags, @{ $shared->{sets}{ $cpu->{on} } };
