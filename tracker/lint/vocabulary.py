"""Words that titles of papers and pages about them have often, and those that are a letter away from one of them.

The frequent ones are those of at least twenty titles among 64,000, and some that pages about papers have; names are left out.
"""

from __future__ import annotations

_LONG = """
abdominal abilities abstract abstraction abstractive academic accelerate accelerated accelerating
acceleration accelerator accelerators accessibility accessible accident accuracy accurate achieving acoustic
acquisition actionable activation activations activity adaptation adapters adapting adaptive additive
addressing adjustment adoption advanced advancements advances advancing advantage adversarial affective
affordance aggregation agnostic agreement agricultural agriculture aircraft algebraic algorithm algorithmic
algorithms aligning alignment allocation alternative ambiguity ambiguous analysis analytic analytical
analytics analyzing anatomical anchored animatable animation annealing annotated annotation annotations
anomalies answering anything anywhere appearance application applications applying approach approaches
approximate approximation arbitrary architectural architecture architectures argument argumentation
arithmetic articles articulated artifact artifacts artificial artistic assembly assessing assessment
assessments assignment assistance assistant assistants assisted association associative assurance asymmetric
asymptotic asynchronous attention attentive attribute attributed attributes attribution auditing auditory
augmentation augmentations augmented augmenting autoencoder autoencoders automata automated automatic
automatically automating automation automotive autonomous autonomy autoregressive auxiliary available
averaging avoidance awareness backdoor background backpropagation backward balanced balancing bandwidth
barriers baseline baselines bayesian behavior behavioral behaviors benchmark benchmarking benchmarks
benefits bidirectional bilateral bilingual bimanual biological biomedical biometric blending blockchain
boosting bootstrapping bottleneck bottlenecks boundaries boundary breaking bridging bringing building
business calibrated calibrating calibration camouflaged canonical capabilities capability capacity
captioning captions capturing cardiovascular cascaded catastrophic categorical categories categorization
category causality cellular centered certified challenge challenges challenging changing character
characteristics characterization characterizing charging chatbots checking chemical children chunking
circuits citation classical classification classifier classifiers classifying classroom clinical clinically
clustering clusters codebook cognition cognitive coherence coherent collaboration collaborative collapse
collection collections collective collision combination combinatorial combined combining comments commerce
commercial commonsense communication communications community comparative comparing comparison compensation
competition competitive complementary complete completion complexity compliance component components
composable composed composite composition compositional compound comprehension comprehensive compressed
compressing compression computation computational computationally computed computer computing concepts
conceptual condition conditional conditioned conditioning conditions conference confidence conflict
conflicts conformal confounding confusion connected connecting connection connections connectivity
consciousness consensus considerations considering consistency consistent constrained constraint constraints
constructing construction consumer consumption contamination contexts contextual contextualized continual
continuous contrast contrastive contribute contributing contribution contributions controllable controlled
controller controlling convergence conversation conversational conversations conversion convolution
convolutional convolutions cooperation cooperative coordinate coordinated coordination copyright coreference
coronary correcting correction correctness correlated correlation correlations correspondence counterfactual
counterfactuals counting coupling covariance coverage creating creation creative creativity criteria
critical critique cultural culturally curation curiosity currently curriculum curvature customer
customizable customization customized cybersecurity database databases datasets debiasing deblurring
debugging decentralized deception deceptive decision decisions decoders decoding decomposed decomposing
decomposition decoupled decoupling deepfake deepfakes defending defenses defining definition deformable
deformation degradation dehazing delivery democratizing demographic demonstration demonstrations
demystifying denoising dependencies dependency dependent deployment depression description descriptions
descriptor designing detailed detecting detection detector detectors deterministic developing development
dexterous diagnosing diagnosis diagnostic diagnostics diagrams dialogue dialogues diarization dictionary
difference differences different differentiable differential differentially difficulty diffusion dimension
dimensional dimensionality dimensions directed direction directional directions disambiguation disaster
discourse discovering discovery discrepancy discrete discrimination discriminative discussions diseases
disentangled disentanglement disentangling disorder disparities dissecting distance distillation distilled
distilling distinct distortion distributed distribution distributional distributionally distributions
divergence diversity document documentation documents downstream dynamical dynamically dynamics economic
ecosystem editable education educational effective effectively effectiveness efficacy efficiency efficient
efficiently egocentric electric electrical electronic elements elicitation eliciting embedded embedding
embeddings embodied emergence emergency emergent emerging emotional emotions empirical empowered empowering
enabling encoders encoding encodings endoscopic engagement engineering enhanced enhancement enhances
enhancing ensemble ensembles ensembling entailment enterprise entities environment environmental
environments epistemic equation equations equilibrium equivalence equivariance equivariant especially
estimate estimates estimating estimation estimator evaluate evaluating evaluation evaluations evaluators
evidence evidential evolution evolutionary evolving examining examples executing execution exemplar existing
expanding expansion expectation experience experiences experiment experimental experiments expertise
explainability explainable explaining explanation explanations explicit exploitation exploiting exploration
exploratory exploring exponential exposure expression expressions expressive expressivity extended extending
extension external extracting extraction extrapolation extremely facilitating factorization factuality
failures fairness faithful faithfulness feasibility features federated feedback fidelity filtering financial
findings fingerprint fingerprinting flexible following forecast forecasting forgetting formation formulation
foundation foundational foundations fractional framework frameworks frequency friendly frontier frontiers
function functional functions fundamental gaussian gaussians generalist generalizability generalizable
generalization generalize generalized generalizing generate generated generating generation generative
generator generators geometric geometry geospatial globally governance gradient gradients grammatical
granular granularity graphical graphics grasping grounded grounding grouping guarantees guardrails guidance
guidelines hallucination hallucinations handling handwritten hardware harmonization harmonizing harnessing
healthcare heterogeneity heterogeneous heuristic heuristics hierarchical hierarchy histopathology historical
holistic humanoid hyperbolic hypergraph hyperparameter hypothesis identification identify identifying
identity illumination illusion imagination imbalance imbalanced imitation immersive impaired imperfect
implementation implementations implications implicit importance important improved improvement improves
improving imputation incentivizing incident included including inclusive incomplete inconsistency
incorporating incremental independence independent individual individuals inducing induction inductive
industrial industry inertial inference inferring infinite influence information informative informed
infrared infrastructure inherent initialization injecting injection innovation inpainting insertion insights
inspection inspired instance instruct instruction instructional instructions instrument integral integrated
integrating integration integrity intelligence intelligent intensity intensive intention interaction
interactions interactive interest interested interface interfaces interference interleaved intermediate
internal interpolation interpretability interpretable interpretation interpreting interval intervention
interventions intrinsic introducing introduction intrusion invariance invariant invasive inversion
investigating investigation invisible irregular isolated isolation iteration iterative jailbreak
jailbreaking jailbreaks judgment judgments keypoint keypoints knowledge labeling landmark landscape
landscapes language languages learnable learners learning leveraging lifelong lighting lightweight
likelihood limitations linguistic literacy literature locality localization localized location locomotion
logistic longitudinal lossless machines magnetic maintenance malicious management manifold manifolds
manipulation manufacturing matching material materials mathematical mathematics matrices maximization
maximizing measurement measurements measures measuring mechanical mechanism mechanisms mechanistic medicine
membership memorization metadata methodology microscopy migration minimization minimizing misalignment
misinformation mitigate mitigating mitigation mixtures mobility modalities modality modeling moderation
modulation molecular molecule momentum monitoring monocular morphological morphology movement movements
multidimensional multilingual multimodal multiple multiscale multispectral multitask multivariate multiview
narrative narratives navigating navigation necessary negative neighbor neighborhood networks neuromorphic
nonconvex nonlinear normalization normalizing numerical obfuscation objective objectives observable
observation observational observations obstacle occlusion occupancy odometry offensive official
omnidirectional ontology operating operation operational operations operator operators opportunities
optimality optimization optimize optimized optimizer optimizers optimizing orchestration orientation
oriented orthogonal outcomes overcoming overfitting overlapping pairwise panoptic panoramic paradigm
paradigms parallel parallelism parameter parameterized parameters parametric partially particle partitioning
pathology pathways patients patterns pedagogical pedestrian perception perceptions perceptual performance
periodic permutation persistent personal personality personalization personalized perspective perspectives
persuasion perturbation perturbations phenotyping phishing phonetic photorealistic physical physically
physiological pipeline pipelines pitfalls placement planning plasticity platform platforms plausible
poisoning policies political polynomial population portfolio portrait position positional positive posterior
potential potentials powerful practical practice practices precision predicting prediction predictions
predictive predictor predictors preference preferences preliminary preprocessing presence presentation
preservation preserving pressure pretrained pretraining primitive principal principle principled principles
proactive probabilistic probability problems procedural processes processing production products
professional proficiency profiles profiling programming programs progress progression progressive projection
projections projects prompted prompting propagation properties property proposal prospects protecting
protection protocol protocols prototype prototypes prototypical provable provably proximal psychological
published pulmonary purification quadratic qualitative quantification quantifying quantitative quantization
quantized question questions radiance radiology randomized rational rationale reaction realistic reasoner
reasoners reasoning recently recognition recommendation recommendations recommender reconstruct
reconstructing reconstruction recovery rectified recurrent recursive redefining reducing reduction
redundancy reference referring refinement refining reflection reflective regional registration regression
regressive regularization regularized regulation regulatory reinforced reinforcement reinforcing relation
relational relations relationship relationships relative relevance relevant reliability reliable rendering
repetition replacement replication repository representation representational representations representative
representing reproducibility reproducible requests requirements requires reranking resampling research
reservoir residual resilience resilient resistant resolution resolving resonance resource resources
respiratory response responses responsible restoration retention rethinking retraining retrieval retriever
revealing revisited revisiting rewriting rigorous robotics robustness rotation safeguarding saliency
sampling satellite scalability scalable scarcity scattering scenario scenarios scheduling scientific
scientists screening seamless searching securing security segmentation selection selective semantic
semantically semantics sensitive sensitivity sentence sentences sentiment separation sequence sequences
sequential services settings severity sharpness shortcut signatures similarity simplification simplified
simulate simulated simulating simulation simulations simulator simultaneous singular skeleton sketches
smartphone smoothing socially societal software solution solutions sparsity spatially spatiotemporal
speakers speaking specialization specialized specific spectral spectrogram spectrum speculative spherical
splatting spontaneous spoofing spotting spurious stability standard stationary statistical statistics
stealthy steering stepwise stitching stochastic storytelling strategic strategies strategy streaming
stronger structural structure structured structures structuring struggle students studying stylized subgraph
subjective subspace summaries summarization superior supervised supervision supported supporting suppression
surgical surrogate surrogates surveillance survival sustainability sustainable swapping switching symbolic
symmetric symmetry synchronization synchronized synergistic syntactic synthesis synthesized synthesizing
synthetic systematic tackling tailored targeted taxonomy teaching technical technique techniques
technologies technology temperature template temporal temporally theoretic theoretical theories thinking
thoughts threshold thresholding throughput tokenization tokenizer tomography topological topology toxicity
tracking tradeoff traditional trainable training trajectories trajectory transcription transfer
transferability transferable transferring transform transformation transformations transformer transformers
transforming transition transitions translate translation transmission transparency transparent transport
transportation treatment trustworthiness trustworthy turbulence tutorial tutorials tutoring ultrasound
unbiased unbounded uncertain uncertainty unconstrained uncovering understand understanding underwater
unfolding unifying universal unlabeled unlearning unleashing unlocking unmasking unpaired unraveling
unstructured unsupervised unveiling updating utilization utilizing validating validation validity valuation
variability variable variables variance variation variational variations vehicles velocity verifiable
verification verifier versatile vertical viewpoint visibility visualization visually vocabulary volumetric
vulnerabilities vulnerability watermark watermarking watermarks wearable weighted weighting wildfire
wildlife wireless workflow workflows workloads
"""
_SHORT = """
ability access across action actions active adapter aerial against agent agents anatomy anomaly answer answers
arabic aspect attack attacks avatar avatars balance bandit bandits before belief better between beyond binary
bridge budget camera cameras capture cardiac centric change chatbot chatgpt chinese choice circuit climate
closed cluster common compact complex compute concept conquer content context control convex corpora corpus
credit critic current dataset debate decoder defense demand density detail detect dialog digital direct
disease diverse divide domain domains double driven during dynamic editing effect effects enable enabled
enables encoder energy engine english enhance enough entity entropy errors ethical events example explain
extreme factor factors factual failure family feature fields finite follow forgery formal fourier future
general german gesture global grading graph graphs ground guided guiding harmful hidden higher highly history
horizon human humans hybrid image imagery images imaging impact improve indoor inputs insight intent inverse
kernel kernels keyword labeled labels large latency latent layout leakage length lesion lessons lexical
library limited limits linear lingual logical machine malware mapping market markov masked massive matrix
maximum meaning measure medical memory merging method methods minimal mixing mixture mobile model models
modern modular module moment motion moving multi mutual natural network neural normal number object objects
offline online opinion optical optimal other others output paper papers partial pattern people physics pixels
policy precise predict priors privacy private probing problem process product program project projects prompt
prompts protein pruning pseudo purpose python quality quantum queries query reading reason recent recipe
records region regret related release remote removal repair report reports results retinal reverse review
reviews reward rewards robot robotic robots robust safety salient sample samples scene scenes schema scheme
science score scores search second section secure segment sensing sensor series service should signal signals
simple single sketch social solver source sources spaces sparse spatial speaker species speech spiking spoken
stable stance static stereo street stress strong student studies subject support surface surgery survey
surveys synergy system systems tabular tagging target teacher testing texture theorem theory thermal tissue
tokens toolkit toward towards traffic trained unified unknown unseen useful utility varying vector vectors
vehicle version video videos virtual visible vision visual volume wavelet weakly website within without world
"""
_OTHERS = """
actinon acton adaption adaptor adaptors addictive adopters adopting adoptive agilities aliening alining argent
artefact artefacts ation ations ative atives auction auctions auditive autistic automagic automagically
automaton automattic backyard bassline basslines behaviour behavioural behaviours bending binging bleeding
blinding boasting booting braking breading bridling bushiness busyness cantered categorial categorises
categorizes cations cautioning cautions centred chancing channing chanting charming charring charting cheating
cheeking chinking chocking chucking clanging clunking cluttering clutters coevolution cognation collusion
commence commination commutation commuted commuter commuting comparativa compering compete competed competing
complexion complimentary compostable composted computacional conceits concerts confection confections
constricting constriction contention contents contest contests contiguous contractive contusion convected
convecting convection convections convention convergency conversing costumer courting crating creaking
creaming creasing cremating cremation cresting custer debasing deciders deciding decoying defecting defection
defector defectors defence defences defencing defensing defiling deigning dejecting dejection demining
dependant dependences depending depicting derailed derision derisions detained detectron detention detesting
dextrous differentiably difficultly dissenting eduction embowered embowering emoticons encoring enmities
entitles eternal evacuate evacuating evacuation evacuations evens exemples exiting exocentric exosystem
expedience expediences expended expending explantation exploding factional fallowing faltering foremast
foretasting formatron frictional frostier gasping grassing groping grousing grouting guaranties handing
hardwire heterogenous imagoes indention inducting induing infecting infection infernal insolation inspecting
intension interlace interlaces interring interweaved invention judgement judgements keyjoint keyjoints leaners
leaning libeling lifelog lifelogs ligating lightning liner livelihood livelong locution magentic marching
maternal matrixes medial memoization metrices modelling modes moles moralities morality motility multimodel
multimodels multipole neighbour neighbourhood neighbours neutral oncology optimisation overhitting pamper
pampers panning parametrized pasterns patents patrology pauper paupers percentual perceptron perceptrons
personalty phonemic phototype phototypes placemen planing planking planting polices polities positron
potencial practises precesses precessing predicating predication predications predicative predicator pretence
pretense prevision principales principe principes probable probably processional professes professing
profiting programing projected projecting promoted promoting protections protects protesting provability
quantitation reactron readying recreation recreational redaction reelection reenforced reenforcing refection
refiling refiring reflated reflation reflations refraining regelation reining relates relevancy relining
repealing repining repression repressive requites resealing resoling ressources restraining retaining reveling
revelling reverence reveres revolution revolving rogation roots sable salable sapling sapping scaleable
screaming senor sentience sentient serines settlings shattering sheering shingle shingles singe sittings
slapping slatting slotting smattering smooching snapping sneakers sneaking sneering snitching socal sociably
soothing sores spare spares spattering spatting spearing specking spitting splitting spooking spooling
spooning spooring sporting spouting stabile stale starching stationery steaming steeling steeping stimulate
stimulated stimulating stimulation stimulations stimulator straggle stranger streaking stricture strictures
stringer studding suability summarises summarizes surjective swamping swattering swingle swopping swotting
synthetized synthetizing tacking thanking theorises theorizes thinning throughout thunking tickling tonicity
topography tracing trailing transferrable tricking trucking typological typology unaired unbiassed unblocking
unfounded unmaking unrounded uprating vapidity versification versifier vesicles vortical waterpark weighed
weighing
"""
LONG = frozenset(_LONG.split())
"""Words of eight letters and more, with which hardly another shares all letters but one."""
SHORT = frozenset(_SHORT.split())
"""Shorter ones, of which another letter is no slip, since others share all letters but one with many: only two that changed
places, one that was left out and one that was added are."""
OTHERS = frozenset(_OTHERS.split())
"""Words of their own that are a letter away from a frequent one, of other languages too."""
